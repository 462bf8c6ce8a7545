import path from "node:path";
import { selectSource } from "../../src/cli/source.ts";
import { noHistory } from "../../src/cli/record-history.ts";
import { readSite } from "../../src/cli/site-source.ts";
import type { ReadSite } from "../../src/cli/site-source.ts";
import { RULES } from "../../src/lint/rules/index.ts";
import { loadConfig } from "../../src/corpus/config.ts";

/** The day on which the records of the fixtures are read. */
const TODAY = "2026-11-20";

/** Rules whose findings the pages are tested with; a rule that is added later changes no page here. */
const SHOWN_RULES = RULES.filter(({ id }) =>
  [
    "record/readable",
    "record/schema",
    "links/image-exists",
    "options/at-least-three",
    "options/one-recommendation",
  ].includes(id),
);

/** Reads a folder of `test/fixtures`, or one at an absolute path, as `reckon site` does. */
export async function readFixture(name: string): Promise<ReadSite> {
  const cwd = path.resolve(import.meta.dirname, "../fixtures", name);
  // Without a settings file of its own it must not find this project's.
  const project = { cwd, ...loadConfig(cwd, path.join(cwd, "reckon.yaml")) };
  return await readSite(await selectSource(project, []), TODAY, { rules: SHOWN_RULES, history: noHistory });
}
