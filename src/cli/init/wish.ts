import { existsSync } from "node:fs";
import path from "node:path";
import type { InitPart } from "../../model/init-report.ts";
import type { GlobalOptions } from "../verb.ts";
import type { InitPlace } from "./place.ts";
import type { Survey } from "./survey.ts";

/** Parts that a flag asks for or leaves out. */
export const OPTIONAL = ["record", "baseline", "workflow", "pre-commit", "editor", "site"] as const;
export type OptionalPart = (typeof OPTIONAL)[number];

export interface InitOptions extends GlobalOptions {
  record?: boolean;
  baseline?: boolean;
  workflow?: boolean;
  preCommit?: boolean;
  editor?: boolean;
  site?: boolean;
  title?: string;
  by: string[];
  yes?: boolean;
  dryRun?: boolean;
  json?: boolean;
  today?: string;
}

/** What is to be written. */
export interface Wish {
  parts: ReadonlySet<InitPart | "site">;
  /** Of the first record. */
  title: string;
}

export const FIRST_TITLE = "Record architecture decisions";

/** What a flag says of a part; undefined where none does. */
export function flagOf(options: InitOptions, part: OptionalPart): boolean | undefined {
  // Commander takes what only has a `--no-` for asked for; a first record is proposed, and written only where nothing is.
  if (part === "record") return options.record === false ? false : undefined;
  return part === "pre-commit" ? options.preCommit : options[part];
}

/**
 * What is proposed: a first record where there is none, a baseline where something is found, the check of pull requests
 * in a repository that does not have another host's.
 */
export function proposals(place: InitPlace, { found, baseline }: Survey): ReadonlySet<OptionalPart> {
  const isElsewhere = existsSync(path.join(place.top, ".gitlab-ci.yml"));
  const proposed: [OptionalPart, boolean][] = [
    ["record", found === undefined],
    ["baseline", found !== undefined && baseline.findings.length > 0],
    ["workflow", place.isRepository && !isElsewhere],
  ];
  return new Set(proposed.flatMap(([part, is]) => (is ? [part] : [])));
}

/**
 * What is to be written where nobody is asked. An empty project gets settings and a first record, and what flags ask
 * for; where records are, or with `--yes`, what is proposed as well. Settings that are there have decided already: then
 * flags alone count.
 */
export function unasked(place: InitPlace, seen: Survey, options: InitOptions): Wish {
  const isBegun = place.project.file !== undefined;
  const proposed = isBegun
    ? new Set<OptionalPart>()
    : new Set(
        [...proposals(place, seen)].filter(
          (part) => part === "record" || seen.found !== undefined || options.yes === true,
        ),
      );
  const parts = OPTIONAL.filter((part) => flagOf(options, part) ?? proposed.has(part));
  return { parts: new Set(["settings", ...parts]), title: options.title ?? FIRST_TITLE };
}
