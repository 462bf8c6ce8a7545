import { cpSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { selectSource } from "../../src/cli/source.ts";
import { loadConfig } from "../../src/corpus/config.ts";
import { loadCorpus } from "../../src/corpus/load.ts";
import type { Corpus } from "../../src/corpus/load.ts";
import type { MarkdownRecord } from "../../src/model/record.ts";

const YEAR = path.resolve(import.meta.dirname, "../fixtures/year");

/** The day on which the tests look back. */
export const TODAY = "2026-11-20";

/** A copy of the made-up team's year, as a repository of its own that a test may write to. */
export function copyYear(): string {
  const root = mkdtempSync(path.join(tmpdir(), "reckon-year-"));
  cpSync(YEAR, root, { recursive: true });
  mkdirSync(path.join(root, ".git"));
  return root;
}

/** The records of the year. */
export async function yearCorpus(root = YEAR): Promise<Corpus<MarkdownRecord>> {
  return loadCorpus(await selectSource({ ...loadConfig(root), cwd: root }, []));
}
