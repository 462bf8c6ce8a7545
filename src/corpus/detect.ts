import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { LIMITS } from "../model/limits.ts";
import { SOURCE_NAME } from "../model/qualified-id.ts";
import { UserError } from "../model/user-error.ts";
import { Lines } from "../parse/lines.ts";
import { readYaml } from "../parse/yaml.ts";
import type { YamlValue } from "../parse/yaml-value.ts";
import { readText } from "./read.ts";
import { findUpwards } from "./repository.ts";

/** Where the records of a repository without `reckon.yaml` are. */
export interface Detected {
  /** Absolute; paths are from here. */
  root: string;
  dir: string;
  /** Folder by the package's name. */
  packages: Readonly<Record<string, string>>;
  /** The file of another tool that says so; absent where the folder is one of the usual ones. */
  by?: string;
  /** What the other tool calls the project. */
  title?: string;
}

/** What another tool's settings say, by the name of their file. */
const SETTINGS: Readonly<Record<string, (text: string) => Omit<Detected, "root" | "by"> | undefined>> = {
  ".log4brains.yml": readLog4brains,
  "adrs.toml": (text) =>
    folderIn(/^\s*adr_dir\s*=\s*["'](?<folder>[^"'\n]+)["']/mu.exec(text)?.groups?.folder),
  "adr.config.json": readJson,
  ".adr-dir": (text) => folderIn(text.split(/\r?\n/u, 1)[0]),
};

/** Where teams keep decision records, the more telling names first. */
const USUAL = [
  "adr",
  "docs/adr",
  "doc/adr",
  "docs/adrs",
  "docs/decisions",
  "docs/architecture/decisions",
  "doc/architecture/decisions",
  "docs/architecture/adr",
  "docs/decision_records",
  "doc/decision_records",
  "docs/architecture-decisions",
  "architecture-decisions",
  "architecture-decision-record",
  ".archgate/adrs",
];

/**
 * Looks for the records of a repository that has no `reckon.yaml`: where the nearest settings of another tool say that
 * they are, from a folder upwards, else in a folder where they usually are, up to the root of the repository.
 * @throws UserError where the settings name no folder inside of theirs
 */
export function detectRecords(cwd: string): Detected | undefined {
  const top = findUpwards(cwd, [".git"]) ?? path.resolve(cwd);
  let usual: Detected | undefined;
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    const settings = Object.keys(SETTINGS).find((name) => existsSync(path.join(folder, name)));
    if (settings !== undefined) return readSettings(folder, settings);
    const dir = USUAL.find((candidate) => holdsMarkdown(path.join(folder, candidate)));
    // The same folder is named from as far up as possible: in `docs` it would be called `adr`.
    const same = usual && dir !== undefined && path.join(usual.root, usual.dir) === path.join(folder, dir);
    if (dir !== undefined && (!usual || same)) usual = { root: folder, dir, packages: {} };
    if (folder === top) return usual;
  }
}

function holdsMarkdown(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => /\.(?:md|markdown)$/iu.test(name));
  } catch {
    return false;
  }
}

function readSettings(root: string, name: string): Detected {
  const read = readText(path.join(root, name), LIMITS.frontmatter);
  if ("problem" in read) throw new UserError(`${name}: ${read.problem.message}`, read.problem.hint);
  const found = SETTINGS[name]!(read.text);
  const folders = found && [found.dir, ...Object.values(found.packages)];
  if (!found || folders!.some((folder) => path.isAbsolute(folder) || folder.split("/").includes(".."))) {
    throw new UserError(
      `${name}: Unexpected settings, expected the folder of the records below the file's own`,
      "Correct it, or write a reckon.yaml with `dir:`, which goes before.",
    );
  }
  const there = Object.entries(found.packages).filter(
    ([, folder]) => statSync(path.join(root, folder), { throwIfNoEntry: false })?.isDirectory() ?? false,
  );
  return { ...found, packages: Object.fromEntries(there), root, by: name };
}

function folderIn(written: unknown): Omit<Detected, "root" | "by"> | undefined {
  if (typeof written !== "string" || written.trim() === "") return undefined;
  const plain = written.trim().replaceAll("\\", "/");
  const dir = path.posix.normalize(plain).replace(/^\.?\/(?=.)|\/$/gu, "");
  return dir === "" ? undefined : { dir, packages: {} };
}

function readJson(text: string): Omit<Detected, "root" | "by"> | undefined {
  try {
    const settings: unknown = JSON.parse(text);
    const isMap = typeof settings === "object" && settings !== null && !Array.isArray(settings);
    // dotnet-adr keeps them in docs/adr where its settings name no other folder.
    return isMap ? folderIn("path" in settings ? settings.path : "docs/adr") : undefined;
  } catch {
    return undefined;
  }
}

type YamlMap = Readonly<Record<string, YamlValue>>;

function mapOf(value: YamlValue | undefined): YamlMap | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
}

function readLog4brains(text: string): Omit<Detected, "root" | "by"> | undefined {
  const project = mapOf(
    mapOf(readYaml(text.replace(/^---[ \t]*\r?\n/u, ""), 0, new Lines(text)).value)?.project,
  );
  const main = folderIn(project?.adrFolder);
  if (!project || !main) return undefined;
  const packages = (Array.isArray(project.packages) ? project.packages : []).flatMap((item) => {
    const { name, adrFolder } = mapOf(item) ?? {};
    const folder = folderIn(adrFolder)?.dir;
    return typeof name === "string" && SOURCE_NAME.test(name) && folder !== undefined
      ? [[name, folder] as const]
      : [];
  });
  return {
    dir: main.dir,
    packages: Object.fromEntries(packages),
    ...(typeof project.name === "string" && project.name !== "" ? { title: project.name } : {}),
  };
}
