import { DIALECT_READERS } from "../corpus/dialects/index.ts";
import type { LoadedConfig } from "../corpus/config.ts";
import type { DialectName } from "../model/dialects.ts";
import type { Profile } from "../model/foreign.ts";
import { counted, listed } from "../model/wording.ts";
import { escapeText } from "../report/escape.ts";
import type { Output } from "./context.ts";

/**
 * Says, where no `reckon.yaml` does, which folder is read and how: nobody has to ask why a list is as it is. Silent where
 * all records are Reckon's own.
 * @param linted the profile that the command line asks for; absent for verbs that do not lint
 */
export function sayFound(
  stderr: Output,
  { file, detected, config }: Pick<LoadedConfig, "file" | "detected" | "config">,
  dialects: ReadonlyMap<DialectName, number>,
  linted?: { profile: Profile | undefined },
): void {
  if (file !== undefined || dialects.size === 0) return;
  const folder = detected
    ? ` in ${[config.dir, ...Object.values(config.packages)].join(", ")}${detected.by === undefined ? "" : `, as ${detected.by} says`}`
    : "";
  const read = [...dialects].map(([dialect, count]) => `${counted(count, "record")} as ${titleOf(dialect)}`);
  const used = linted?.profile ? [linted.profile] : [...new Set([...dialects.keys()].map(profileOf))];
  const rules = linted
    ? `; linted by the ${used.length === 1 ? "profile" : "profiles"} ${listed(used, "and")}`
    : "";
  stderr.write(`No reckon.yaml. Read${escapeText(folder)}: ${listed(read, "and")}${rules}.\n`);
}

/** The name by which people know a dialect. */
export function titleOf(name: DialectName): string {
  return DIALECT_READERS.find((dialect) => dialect.name === name)?.title ?? name;
}

/** The profile whose rules suit a dialect. */
export function profileOf(name: DialectName): Profile {
  return DIALECT_READERS.find((dialect) => dialect.name === name)?.profile ?? "strict";
}
