import path from "node:path";
import { ExportLine, EXPORT_VERSION } from "../../model/export-line.ts";
import type { Config } from "../../model/config.ts";
import { kindNamed } from "../../model/config.ts";
import { ofPackage } from "../../model/qualified-record.ts";
import { sourceOf } from "../../model/qualified-id.ts";
import { firstProblem } from "../../parse/issues.ts";
import type { ParsedRecord } from "../../parse/record.ts";
import { interpretRecord } from "../interpret.ts";
import { readLines } from "../lines.ts";
import type { SourcePlace, SourceProblem, SourceReader } from "./source-reader.ts";

/** Characters of a line beside the record's text. */
const MOST_BESIDE = 1024 * 1024;
/** Lines whose trouble is told; a file that is no export at all has many. */
const MOST_PROBLEMS = 20;

/** What `reckon export ndjson` wrote elsewhere: a record a line, with its text. */
export const exportSource: SourceReader = {
  key: "export",
  *read(named, _, place) {
    const limit = 6 * place.config.limits.record + MOST_BESIDE;
    const seen = new Set<string>();
    let problems = 0;
    for (const { line, ...found } of readLines(path.resolve(place.root, named), limit)) {
      const read = "problem" in found ? found : lineOf(found.text, place, seen);
      if (!read) continue;
      if ("parsed" in read) {
        yield read;
        continue;
      }
      const { message, hint, fatal } = read.problem;
      yield { problem: { message: `${line === undefined ? named : `${named}:${line}`}: ${message}`, hint } };
      if (fatal || ++problems === MOST_PROBLEMS) return;
    }
  },
};

type LineProblem = SourceProblem & { fatal?: true };

const AGAIN = "Write the file again with `reckon export ndjson`.";

/** The record of a line; undefined where the line is empty. */
function lineOf(
  text: string,
  place: SourcePlace,
  seen: Set<string>,
): { parsed: ParsedRecord } | { problem: LineProblem } | undefined {
  if (text.trim() === "") return undefined;
  const value = jsonOf(text);
  const version =
    typeof value === "object" && value !== null && "version" in value ? value.version : undefined;
  if (typeof version === "number" && version > EXPORT_VERSION) {
    const message = `Unexpected export of format ${version}, expected ${EXPORT_VERSION}: a newer Reckon wrote it`;
    return {
      problem: { message, hint: "Bring Reckon up to date: `npm install reckon@latest`.", fatal: true },
    };
  }
  const { data } = ExportLine.safeParse(value);
  if (!data) {
    const wrong = value === undefined ? "no JSON" : firstProblem(ExportLine, value);
    const message = `Unexpected line, expected a record with its text${wrong === undefined ? "" : `: ${wrong}`}`;
    return { problem: { message, hint: AGAIN } };
  }
  if (seen.has(data.file)) {
    const message = `Unexpected second record of ${JSON.stringify(data.file)}, expected one a file`;
    return { problem: { message, hint: AGAIN } };
  }
  seen.add(data.file);
  if (Buffer.byteLength(data.text) > place.config.limits.record) {
    const message = `Unexpected record of more than ${place.config.limits.record} bytes`;
    return { problem: { message, hint: "Split it there, or raise `limits.record` in reckon.yaml." } };
  }
  const parsed = interpretRecord(data.file, data.text, configFor(data, place.config), place.parser);
  const source = data.id === undefined ? undefined : sourceOf(data.id);
  return { parsed: source === undefined ? parsed : { ...parsed, record: ofPackage(parsed.record, source) } };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The own settings without packages, and with the kind that the line names: the team there may have declared it. */
function configFor({ kind, id }: ExportLine, own: Config): Config {
  const config = { ...own, packages: {}, sources: {} };
  const prefix = /(?:^|:)(?<prefix>[A-Z][A-Z0-9]*)-/u.exec(id ?? "")?.groups?.prefix;
  if (kind === undefined || prefix === undefined || kindNamed(own, kind)) return config;
  return { ...config, kinds: [...own.kinds, { name: kind, title: kind, prefix, sections: [], keys: {} }] };
}
