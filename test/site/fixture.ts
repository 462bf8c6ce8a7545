import path from "node:path";
import { selectSource } from "../../src/cli/source.ts";
import { readSite } from "../../src/cli/site-source.ts";
import type { ReadSite } from "../../src/cli/site-source.ts";
import { loadConfig } from "../../src/corpus/config.ts";

/** The day on which the records of the fixtures are read. */
const TODAY = "2026-11-20";

/** Reads a folder of `test/fixtures`, or one at an absolute path, as `reckon site` does. */
export async function readFixture(name: string): Promise<ReadSite> {
  const cwd = path.resolve(import.meta.dirname, "../fixtures", name);
  // Without a settings file of its own it must not find this project's.
  const project = { cwd, ...loadConfig(cwd, path.join(cwd, "reckon.yaml")) };
  return readSite(await selectSource(project, []), TODAY);
}
