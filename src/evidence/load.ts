import { readdirSync } from "node:fs";
import path from "node:path";
import { readText } from "../corpus/read.ts";
import { recordsFolder } from "../model/config.ts";
import type { Corpus } from "../corpus/load.ts";
import type { Card } from "../model/record.ts";
import { LIMITS } from "../model/limits.ts";
import { readEvidence } from "./file.ts";
import type { EvidenceResult } from "./file.ts";

/** Names of evidence: what a file may be called everywhere. */
export const EVIDENCE_NAME = /^[a-z0-9][a-z0-9._-]*$/u;

/** The folder of the records that a record is of, absolute; its evidence is below it. */
export function folderOf(
  { root, config }: Pick<Corpus, "root" | "config">,
  { source }: Pick<Card, "source">,
): string {
  return path.join(root, recordsFolder(config, source));
}

/** Where the evidence of that name is kept: `<dir>/evidence/<name>.json`, `dir` being the records' folder. */
export function evidencePath(dir: string, name: string): string {
  return path.join(dir, "evidence", `${name}.json`);
}

/** Reads an evidence file and holds it against itself. Never throws on content; a missing file is a message too. */
export function loadEvidence(dir: string, name: string): EvidenceResult {
  if (!EVIDENCE_NAME.test(name)) {
    const hint = "Use lower-case letters, digits, `.`, `_` and `-`.";
    return { ok: false, message: "Unexpected name of evidence", hint };
  }
  const read = readText(evidencePath(dir, name), LIMITS.resultFile);
  if ("problem" in read) return { ok: false, message: read.problem.message, hint: read.problem.hint };
  const result = readEvidence(read.text);
  if (!result.ok || result.evidence.name === name) return result;
  return {
    ok: false,
    message: `/name: Unexpected name ${result.evidence.name}, expected that of the file`,
    hint: "Rename the file, or pull the results again under this name.",
  };
}

/** The names of all evidence files, sorted; none where there is no folder. */
export function evidenceNames(dir: string): string[] {
  try {
    return readdirSync(path.join(dir, "evidence"))
      .filter((file) => file.endsWith(".json"))
      .map((file) => file.slice(0, -".json".length))
      .filter((name) => EVIDENCE_NAME.test(name))
      .toSorted();
  } catch {
    return [];
  }
}
