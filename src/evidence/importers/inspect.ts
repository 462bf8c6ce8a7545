import { parseDocument, readDocument, refused } from "../document.ts";
import type { DocumentOptions } from "../document.ts";
import type { Importer, ImportOptions, ImportResult, Source } from "../importer.ts";
import { at, list } from "../json.ts";
import type { Json } from "../json.ts";
import { zipEntries, ZipProblem } from "../zip.ts";
import { InspectLog } from "./inspect/log.ts";

const HINT = "Write the log again with `inspect log dump <log>`, or pull the .eval file itself.";
const READING: DocumentOptions = { hint: HINT, nonFinite: true };

/** Inspect AI's logs: `.json`, and `.eval`, which is a zip with a file per sample. */
export const inspect: Importer = {
  id: "inspect",
  title: "Inspect AI (.eval, .json)",
  sniff(name, head) {
    if (head.startsWith("PK\u0003\u0004")) {
      const isLog = name.endsWith(".eval") || /_journal\/|header\.json|samples\//u.test(head);
      return isLog ? { recognised: true } : { recognised: false, why: "the archive holds no log" };
    }
    if (!/^\s*\{/u.test(head))
      return { recognised: false, why: "it is neither a log in JSON nor an .eval archive" };
    const isLog = /"eval"\s*:\s*\{/u.test(head) && /"(?:task|task_id|run_id)"\s*:/u.test(head);
    return isLog ? { recognised: true } : { recognised: false, why: "it has no `eval` with a task" };
  },
  keys: "a key of a sample's metadata, or a field of the sample",
  parse: (source, options) =>
    source.head.startsWith("PK\u0003\u0004") ? parseArchive(source, options) : parseJsonLog(source, options),
};

async function parseJsonLog(source: Source, options: ImportOptions): Promise<ImportResult> {
  const document = await readDocument(source, READING);
  if (!document.ok) return document;
  const wrong = wrongVersion(document.value);
  if (wrong) return wrong;
  const log = new InspectLog(document.value, options);
  for (const [index, sample] of list(at(document.value, "samples")).entries()) {
    const problem = log.add(sample);
    if (problem) return refused(problem, HINT, `/samples/${index}`);
  }
  return log.finish("Inspect AI JSON", source.name);
}

/** Samples come before the header in the archive, so the header is looked for first. */
async function parseArchive(source: Source, options: ImportOptions): Promise<ImportResult> {
  const bytes = await source.bytes();
  try {
    const header = await readHeader(bytes);
    if (!header.ok) return header;
    const wrong = wrongVersion(header.value);
    if (wrong) return wrong;
    const log = new InspectLog(header.value, options, header.name === HEADER);
    for await (const { name, text } of texts(bytes, (entry) => /^samples\/.+\.json$/u.test(entry))) {
      const sample = parseDocument(text, READING, name);
      if (!sample.ok) return sample;
      const problem = log.add(sample.value);
      if (problem) return refused(problem, HINT, name);
    }
    return log.finish("Inspect AI .eval", source.name);
  } catch (error) {
    if (error instanceof ZipProblem) return refused(error.message, HINT);
    throw error;
  }
}

const HEADER = "header.json";
/** What a run writes first; all that an interrupted one has. */
const START = "_journal/start.json";

async function readHeader(bytes: Uint8Array) {
  const found = new Map<string, string>();
  for await (const { name, text } of texts(bytes, (entry) => entry === HEADER || entry === START))
    found.set(name, text);
  const name = found.has(HEADER) ? HEADER : START;
  const text = found.get(name);
  if (text === undefined)
    throw new ZipProblem(
      "Unexpected archive without header.json and _journal/start.json, expected an Inspect log",
    );
  return { ...parseDocument(text, READING, name), name };
}

async function* texts(bytes: Uint8Array, isWanted: (name: string) => boolean) {
  for await (const entry of zipEntries(bytes, isWanted)) {
    yield { name: entry.name, text: utf8(entry.name, entry.bytes) };
  }
}

function utf8(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ZipProblem(`Unexpected bytes that are not UTF-8 in ${name}`);
  }
}

/** Versions 1 to 3 differ in places that are looked for below; the first logs have none. */
function wrongVersion(header: Json): ImportResult | undefined {
  const version = at(header, "version");
  if (version === undefined || version === 1 || version === 2 || version === 3) return undefined;
  const hint = "Use a newer reckon, or write the log with a version of Inspect AI that it knows.";
  return refused(
    `Unexpected log version ${JSON.stringify(version)?.slice(0, 20)}, expected 1, 2 or 3`,
    hint,
    "/version",
  );
}
