import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { ConfigFile } from "../model/config.ts";
import type { Config } from "../model/config.ts";
import type { Problem } from "../model/finding.ts";
import { BUILT_IN_KINDS } from "../model/kind.ts";
import type { KindDeclaration } from "../model/kind.ts";
import { LIMITS } from "../model/limits.ts";
import { parseMoney } from "../model/money.ts";
import { valuePlace } from "../model/record.ts";
import type { FrontmatterPlaces } from "../model/record.ts";
import { DEFAULT_UNITS } from "../model/reversal.ts";
import type { Units } from "../model/reversal.ts";
import { DEFAULT_LIKELIHOOD } from "../model/risk.ts";
import { UserError } from "../model/user-error.ts";
import { schemaProblems } from "../parse/issues.ts";
import { Lines } from "../parse/lines.ts";
import { readYaml } from "../parse/yaml.ts";
import { detectRecords } from "./detect.ts";
import type { Detected } from "./detect.ts";
import { readText } from "./read.ts";
import { findUpwards } from "./repository.ts";

const CONFIG_FILE = "reckon.yaml";

/** The settings, and the folder that they and all paths in them are relative to. */
export interface LoadedConfig {
  config: Config;
  /** Absolute path. */
  root: string;
  /** Absolute path of `reckon.yaml`, where there is one. */
  file?: string;
  /** The file as messages name it, and where its keys and values stand. */
  shown: string;
  places: FrontmatterPlaces;
  /** Where records were found by themselves, for want of a `reckon.yaml`. */
  detected?: Detected;
}

/**
 * Reads `reckon.yaml`: the one named, else the nearest from `cwd` upwards, else the defaults where other tools keep
 * their records, or at `cwd`.
 * @throws UserError naming the line where it cannot be read or is not valid
 */
export function loadConfig(cwd: string, named?: string): LoadedConfig {
  const folder = named === undefined ? findUpwards(cwd, [CONFIG_FILE]) : undefined;
  const file = named === undefined ? folder && path.join(folder, CONFIG_FILE) : path.resolve(cwd, named);
  if (file === undefined) return withoutSettings(cwd);
  const read = readText(file, LIMITS.frontmatter);
  const shown = path.relative(cwd, file) || CONFIG_FILE;
  if ("problem" in read) throw new UserError(`${shown}: ${read.problem.message}`, read.problem.hint);
  const root = path.dirname(file);
  const { config, places } = readSettings(read.text, shown);
  for (const [key, dir] of foldersOf(config)) {
    if (!leadsElsewhere(root, dir)) continue;
    throw new UserError(
      `${shown}: Unexpected symbolic link in \`${key.join(".")}\`, expected a folder`,
      "Name the folder itself.",
    );
  }
  // Who has settings has decided for Reckon's format, unless they say otherwise.
  return { config: { ...config, profile: config.profile ?? "strict" }, root, file, shown, places };
}

function withoutSettings(cwd: string): LoadedConfig {
  const defaults = readSettings("", CONFIG_FILE);
  const found = detectRecords(cwd);
  if (!found) return { ...defaults, root: path.resolve(cwd), shown: CONFIG_FILE };
  const { dir, packages, title } = found;
  const config = {
    ...defaults.config,
    dir,
    packages,
    site: { ...defaults.config.site, ...(title === undefined ? {} : { title }) },
  };
  return { ...defaults, config, root: found.root, shown: CONFIG_FILE, detected: found };
}

/** The keys that name folders of records, and the folders. */
function foldersOf({
  dir,
  packages,
}: Pick<ConfigFile, "dir" | "packages">): [key: string[], folder: string][] {
  const named = Object.entries(packages).map(([name, folder]): [string[], string] => [
    ["packages", name],
    folder,
  ]);
  return [[["dir"], dir], ...named];
}

function plainFolder(folder: string): string {
  return path.posix.normalize(folder).replace(/\/$/u, "");
}

/** Whether a link stands anywhere on the way from the root to the records. */
function leadsElsewhere(root: string, dir: string): boolean {
  const folder = path.join(root, dir);
  return existsSync(folder) && realpathSync(folder) !== path.join(realpathSync(root), dir);
}

/**
 * Reads the text of a `reckon.yaml` into settings.
 * @throws UserError with every problem and its line
 */
export function readConfig(text: string, shown: string): Config {
  return readSettings(text, shown).config;
}

function readSettings(text: string, shown: string): { config: Config; places: FrontmatterPlaces } {
  const lines = new Lines(text);
  const yaml = readYaml(text, 0, lines);
  const places: FrontmatterPlaces = { range: lines.range(0, 0), nodes: yaml.places };
  if (yaml.value === undefined) throw invalidSettings(shown, yaml.problems);
  const problems = [...yaml.problems, ...schemaProblems(ConfigFile, yaml.value, places)];
  if (problems.length > 0) throw invalidSettings(shown, problems);
  const file = ConfigFile.parse(yaml.value);
  const { units, engineerDay } = readUnits(file.units, places, problems);
  const kinds = readKinds(file.kinds, places, problems);
  problems.push(...unreadableThresholds(file, places));
  problems.push(...misplacedFolders(file, places), ...sharedNames(file, places));
  if (problems.length > 0) throw invalidSettings(shown, problems);
  const config = {
    ...file,
    dir: plainFolder(file.dir),
    packages: Object.fromEntries(
      Object.entries(file.packages).map(([name, folder]) => [name, plainFolder(folder)]),
    ),
    kinds,
    units,
    ...(engineerDay ? { engineerDay } : {}),
    likelihood: { ...DEFAULT_LIKELIHOOD, ...lowerCased(file.likelihood) },
  };
  return { config, places };
}

/** Folders of records that lie outside, and those that two names stand for. */
function misplacedFolders(file: ConfigFile, places: FrontmatterPlaces): Problem[] {
  const taken = new Map<string, string>();
  return foldersOf(file).flatMap(([key, folder]) => {
    const range = valuePlace(places, key);
    const name = key.join(".");
    const other = taken.get(plainFolder(folder));
    if (path.isAbsolute(folder) || path.normalize(folder).split(path.sep).includes("..")) {
      const message = `Unexpected \`${name}\` outside of the folder, expected one below it, and not \`${folder}\``;
      return [{ message, hint: "Put reckon.yaml beside or above the records.", range }];
    }
    taken.set(plainFolder(folder), name);
    if (other === undefined) return [];
    const message = `Unexpected folder \`${folder}\` for \`${name}\`, expected one of its own`;
    return [{ message, hint: `\`${other}\` names it already: leave out one of them.`, range }];
  });
}

/** Sources that are called as a package is: an id would mean either. */
function sharedNames({ packages, sources }: ConfigFile, places: FrontmatterPlaces): Problem[] {
  return Object.keys(sources)
    .filter((name) => Object.hasOwn(packages, name))
    .map((name) => ({
      message: `Unexpected source \`${name}\`, which is also the name of a package`,
      hint: "Call one of them otherwise.",
      range: valuePlace(places, ["sources", name]),
    }));
}

/** The error for settings that are not as they should be, with the place of each problem. */
export function invalidSettings(shown: string, problems: readonly Problem[]): UserError {
  const lines = problems.flatMap(({ range, message, hint }) => [
    `${shown}:${range.start.line}:${range.start.column} ${message}`,
    `→ ${hint}`,
  ]);
  return new UserError(lines.slice(0, -1).join("\n"), problems.at(-1)?.hint ?? "Correct the file.");
}

/** Words are compared without regard to case. */
function lowerCased(words: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(words).map(([word, percent]) => [word.toLowerCase(), percent]));
}

function unreadableThresholds({ approvals }: ConfigFile, places: FrontmatterPlaces): Problem[] {
  return approvals.flatMap(({ when }, index) => {
    const threshold = when["monthly-above"];
    if (threshold === undefined || parseMoney(threshold)) return [];
    return [
      {
        message: `Unexpected \`monthly-above: ${threshold}\`, expected an amount`,
        hint: "Write it as in `monthly-above: 5000 USD`.",
        range: valuePlace(places, ["approvals", String(index), "when", "monthly-above"]),
      },
    ];
  });
}

/** Names of units that `engineer-day` and the like are other words for. */
const PRICED = new Set(["engineer-day", "day-rate"]);

function readUnits(
  written: Readonly<Record<string, string>>,
  places: FrontmatterPlaces,
  problems: Problem[],
): { units: Units; engineerDay?: { amount: number; currency: string } } {
  const units: Record<string, number> = { ...DEFAULT_UNITS };
  let engineerDay: { amount: number; currency: string } | undefined;
  for (const [name, value] of Object.entries(written)) {
    const quantity = /^(?<count>\d+(?:\.\d+)?)\s+(?<unit>\w+?)s?$/u.exec(value.trim())?.groups;
    const factor =
      quantity && Object.hasOwn(DEFAULT_UNITS, quantity.unit!) ? DEFAULT_UNITS[quantity.unit!] : undefined;
    const price = parseMoney(value);
    if (PRICED.has(name) && price?.currency !== undefined && price.min === price.max) {
      engineerDay = { amount: price.min, currency: price.currency };
    } else if (!PRICED.has(name) && quantity && factor !== undefined) {
      units[name.toLowerCase()] = Number(quantity.count) * factor;
    } else {
      problems.push({
        message: `Unexpected \`${value}\` for \`units.${name}\`, expected ${PRICED.has(name) ? "an amount such as 800 USD" : "a quantity such as 10 days"}`,
        hint: `Write it as in \`${name}: ${PRICED.has(name) ? "800 USD" : "10 days"}\`.`,
        range: valuePlace(places, ["units", name]),
      });
    }
  }
  return { units, ...(engineerDay ? { engineerDay } : {}) };
}

/** The built-in kinds, each replaced where the team declares its name, and the team's own after them. */
function readKinds(
  own: ConfigFile["kinds"],
  places: FrontmatterPlaces,
  problems: Problem[],
): KindDeclaration[] {
  const declared = Object.entries(own).map(([name, kind]) => ({ ...kind, name, title: kind.title ?? name }));
  const kinds = [...BUILT_IN_KINDS.filter((kind) => !Object.hasOwn(own, kind.name)), ...declared];
  for (const kind of declared) {
    const other = kinds.find((candidate) => candidate !== kind && candidate.prefix === kind.prefix);
    if (!other) continue;
    problems.push({
      message: `Unexpected prefix \`${kind.prefix}\` for \`${kind.name}\`, expected one that no other kind has`,
      hint: `\`${other.name}\` has it: choose another.`,
      range: valuePlace(places, ["kinds", kind.name, "prefix"]),
    });
  }
  return kinds;
}
