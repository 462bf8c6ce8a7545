import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Repository } from "../../src/corpus/repository.ts";
import { openRepository } from "../../src/corpus/repository.ts";
import { configureRules } from "../../src/lint/configure.ts";
import { RULES } from "../../src/lint/rules/index.ts";
import { lint } from "../../src/lint/run.ts";
import { defaultConfig } from "../../src/model/config.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { MarkdownParser } from "../../src/parse/markdown.ts";
import { shared } from "./shared.ts";

/** Folders of decision records as they stand in public repositories, each a part of its repository alone. */
export const wild = path.join(shared, "corpora/wild");

/** Names of the folders, one per repository, in order. */
export const repositories: readonly string[] = readdirSync(wild, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .toSorted();

/** The day on which the folders are linted. */
const TODAY = "2026-11-20";

/** What was taken along of a repository, by the name of its folder. */
const TAKEN = new Map(
  readFileSync(path.join(wild, "SOURCES.tsv"), "utf8")
    .split("\n")
    .slice(1)
    .filter(Boolean)
    .map((line) => {
      const [source = "", folders = ""] = line.split("\t");
      return [source.replace("github:", "").replace("/", "__"), folders.split(";")] as const;
    }),
);

/**
 * The part of a repository that is here: of the folders that were taken along, what is Markdown, and some images. All else
 * may well exist, and nobody can say that it is missing.
 */
function partOf(name: string): Repository {
  const root = path.join(wild, name);
  const here = openRepository(root);
  const taken = TAKEN.get(name) ?? [];
  return {
    ...here,
    root,
    entry(file) {
      if (existsSync(path.join(root, file)))
        return here.entry(path.relative(here.root, path.join(root, file)));
      const isHere = taken.some((folder) => file === folder || file.startsWith(`${folder}/`));
      return isHere && file.endsWith(".md") ? undefined : "file";
    },
  };
}

/** Lints a repository's records, each by the profile of its dialect. */
export function lintWild(name: string, parser: MarkdownParser): Finding[] {
  const config = defaultConfig();
  const root = path.join(wild, name);
  const source = { root, folders: foldersOf(root), config, repository: partOf(name), parser };
  return lint(source, configureRules(RULES, config), TODAY).findings;
}

/** The folder itself, and hidden ones in it, which are read only where they are named. */
function foldersOf(root: string): string[] {
  const hidden = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.startsWith("."))
    .map((entry) => path.join(root, entry.name));
  return [root, ...hidden];
}
