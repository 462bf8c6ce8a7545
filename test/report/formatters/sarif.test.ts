import { readFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import type { Log } from "sarif";
import { expect, test } from "vitest";
import { sarif } from "../../../src/report/formatters/sarif.ts";
import { CONTEXT, hostile, resultOf, tooFew, wrongStatus } from "./sample-result.ts";

const SCHEMA = path.resolve(import.meta.dirname, "../../fixtures/sarif/sarif-2.1.0-rtm.5.json");
const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, "utf8")) as object);

function logOf(...args: Parameters<typeof sarif.format>): Log {
  return JSON.parse(sarif.format(...args)) as Log;
}

test.each([
  ["nothing", resultOf([]), CONTEXT],
  ["findings with related places and fixes", resultOf([tooFew, wrongStatus]), CONTEXT],
  ["hostile names and texts", resultOf([hostile]), CONTEXT],
  [
    "a caller that says nothing of itself",
    resultOf([tooFew]),
    { ...CONTEXT, tool: undefined, inRepository: undefined },
  ],
] as const)("a report of %s is valid against the official schema", (_, result, context) => {
  const { tool, inRepository, ...rest } = context;
  const log = logOf(result, {
    ...rest,
    ...(tool ? { tool } : {}),
    ...(inRepository ? { inRepository } : {}),
  });
  validate(log);
  expect(validate.errors).toBeNull();
});

test("a result names its rule, its place from the root of the repository, and its record", () => {
  const [run] = logOf(resultOf([tooFew]), CONTEXT).runs;
  const [result] = run!.results!;
  expect(result).toMatchObject({
    ruleId: "options/at-least-three",
    level: "error",
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "services/support/adr/adr-0007-migrate-support-model.md" },
          region: { startLine: 8, startColumn: 1, endLine: 8, endColumn: 22 },
        },
        logicalLocations: [{ name: "ADR-0007" }],
      },
    ],
  });
  expect(run!.columnKind).toBe("utf16CodeUnits");
  expect(run!.tool.driver.rules![result!.ruleIndex!]).toMatchObject({
    id: "options/at-least-three",
    helpUri: "https://reckon.example/rules/options/at-least-three",
    defaultConfiguration: { level: "error" },
  });
});

test("a fix says what to delete and what to write instead", () => {
  const [result] = logOf(resultOf([wrongStatus]), CONTEXT).runs[0]!.results!;
  expect(result!.fixes).toMatchObject([
    {
      artifactChanges: [
        {
          artifactLocation: { uri: "services/support/adr/adr-0007-migrate-support-model.md" },
          replacements: [
            {
              deletedRegion: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 1 },
              insertedContent: { text: "superseded-by: [ADR-0009]\n" },
            },
          ],
        },
      ],
    },
  ]);
  expect(result!.relatedLocations![0]!.physicalLocation!.artifactLocation!.uri).toBe(
    "services/support/adr/adr-0009-gr%C3%B6%C3%9Fe%20%E4%B8%96%E7%95%8C.md",
  );
});

test("a fingerprint stays while lines move, messages change and the file is renamed", () => {
  const moved = {
    ...tooFew,
    file: "adr/adr-0007-dual-run.md",
    message: "Unexpected number of options",
    range: {
      start: { ...tooFew.range.start, line: 9 },
      end: { ...tooFew.range.end, line: 9 },
    },
  };
  const sourceLine = (file: string, line: number): string | undefined => CONTEXT.sourceLine(file, line - 1);
  const print = (log: Log): unknown => log.runs[0]!.results![0]!.partialFingerprints;
  expect(print(logOf(resultOf([moved]), { ...CONTEXT, sourceLine }))).toEqual(
    print(logOf(resultOf([tooFew]), CONTEXT)),
  );
  const twice = logOf(resultOf([tooFew, { ...tooFew }]), CONTEXT).runs[0]!.results!;
  expect(twice[0]!.partialFingerprints).not.toEqual(twice[1]!.partialFingerprints);
});

test("what the baseline knows is left out", () => {
  expect(logOf(resultOf([], { known: [tooFew] }), CONTEXT).runs[0]!.results).toEqual([]);
});
