import type { Config, SourceConfig } from "../../model/config.ts";
import { recordsFolders } from "../../model/config.ts";
import { UserError } from "../../model/user-error.ts";
import { readConfig } from "../config.ts";
import type { SourceProblem } from "./source-reader.ts";

/**
 * The settings that a source is read by: its own `reckon.yaml` where it has one, with the folder that is named here and
 * the limits of who reads it. Its own sources are not followed.
 * @param text of its `reckon.yaml`
 */
export function sourceSettings(
  text: string | undefined,
  { dir }: SourceConfig,
  own: Config,
): { config: Config } | { problem: SourceProblem } {
  try {
    const theirs = readConfig(text ?? "", "its reckon.yaml");
    const named =
      dir === undefined ? {} : { dir: readConfig(`dir: ${JSON.stringify(dir)}`, "dir").dir, packages: {} };
    return { config: { ...theirs, ...named, limits: own.limits, sources: {} } };
  } catch (error) {
    if (error instanceof UserError) return { problem: { message: error.message, hint: error.hint } };
    throw error;
  }
}

/** What is wrong where none of a source's folders is there. */
export function noFolder(config: Config): SourceProblem {
  const folders = recordsFolders(config).map((folder) => `\`${folder}\``);
  return {
    message: `Unexpected missing folder ${folders.join(" and ")}, expected its records there`,
    hint: "Name it with `dir:` beside the source in reckon.yaml.",
  };
}
