import picomatch from "picomatch";
import * as z from "zod";
import { invalidSettings } from "../corpus/config.ts";
import type { Config, RuleSetting } from "../model/config.ts";
import type { Level, Problem } from "../model/finding.ts";
import { FILE_START } from "../model/position.ts";
import { keyPlace } from "../model/record.ts";
import type { FrontmatterPlaces } from "../model/record.ts";
import { UserError } from "../model/user-error.ts";
import { schemaProblems } from "../parse/issues.ts";
import { nearest } from "../parse/nearest.ts";
import { isOfProfile } from "./profiles.ts";
import type { RecordProfile } from "./profiles.ts";
import type { Rule } from "./rule.ts";

/** A rule that is switched on, at the level and with the options that the user chose. */
export interface ConfiguredRule {
  rule: Rule;
  level: Level;
  options: unknown;
}

/** Which rules are on, and how, file by file. */
export interface ConfiguredRules {
  /** The ids of all rules, on or off. */
  ids: readonly string[];
  /** The rules that are on for some file at least, with the options that hold where no override does. */
  rules: readonly { rule: Rule; options: unknown }[];
  /**
   * The rules that are on for a file, by their ids.
   * @param of the record's profile, where it is not one that was written as Reckon's own
   */
  forFile(file: string, of?: RecordProfile): ReadonlyMap<string, ConfiguredRule>;
}

/** Where the settings were read, for messages about them. */
export interface SettingsPlace {
  /** The file as messages name it. */
  shown: string;
  places: FrontmatterPlaces;
}

const NOWHERE: SettingsPlace = { shown: "reckon.yaml", places: { range: FILE_START, nodes: new Map() } };

/**
 * The rules that are on.
 * @param levels rule id → level, from the command line; they win over `reckon.yaml`
 * @throws UserError where a setting names no rule, or options that the rule does not have
 */
export function configureRules(
  rules: readonly Rule[],
  config: Config,
  levels: ReadonlyMap<string, Level | "off"> = new Map(),
  place: SettingsPlace = NOWHERE,
): ConfiguredRules {
  for (const id of levels.keys()) if (!rules.some((rule) => rule.id === id)) throw unknownRule(id, rules);
  const problems = [
    ...settingProblems(rules, config.rules, ["rules"], place),
    ...config.overrides.flatMap((override, index) => {
      const path = ["overrides", String(index), "rules"];
      return [
        ...settingProblems(rules, override.rules, path, place),
        ...corpusOptions(rules, override.rules, path, place),
      ];
    }),
  ];
  if (problems.length > 0) throw invalidSettings(place.shown, problems);
  return arrange(rules, config, levels);
}

function arrange(
  rules: readonly Rule[],
  config: Config,
  levels: ReadonlyMap<string, Level | "off">,
): ConfiguredRules {
  const matches = config.overrides.map(({ files }) => picomatch(files, { dot: true }));
  const known = new Map<string, ReadonlyMap<string, ConfiguredRule>>();
  const configured = (
    holding: readonly boolean[],
    of?: RecordProfile,
  ): ReadonlyMap<string, ConfiguredRule> => {
    // Which dialects are taken is settled in the settings; an imported record is Reckon's own.
    const profile = of === undefined || of === "imported" ? of : (config.profile ?? of);
    const key = `${profile ?? ""} ${holding.map(Number).join("")}`;
    const found = known.get(key) ?? configuredBy(rules, settingsOf(config, holding), levels, profile);
    known.set(key, found);
    return found;
  };
  const plain = configured(matches.map(() => false));
  const somewhere = (rule: Rule): boolean =>
    plain.has(rule.id) || config.overrides.some((override) => Object.hasOwn(override.rules, rule.id));
  return {
    ids: rules.map(({ id }) => id),
    rules: rules.filter(somewhere).map((rule) => ({
      rule,
      options: optionsOf(rule, config.rules[rule.id]),
    })),
    forFile: (file, of) =>
      matches.length === 0 && !of
        ? plain
        : configured(
            matches.map((matched) => matched(file)),
            of,
          ),
  };
}

/** The settings that hold where these overrides do; of several that name a rule, the last. */
function settingsOf(config: Config, holding: readonly boolean[]): ReadonlyMap<string, RuleSetting> {
  const overrides = config.overrides.filter((_, index) => holding[index]);
  const settings = new Map(Object.entries(config.rules));
  for (const [id, setting] of overrides.flatMap((override) => Object.entries(override.rules))) {
    settings.set(id, merged(settings.get(id), setting));
  }
  return settings;
}

/** An override's level alone leaves the options as they are, and its options alone the level. */
function merged(before: RuleSetting | undefined, setting: RuleSetting): RuleSetting {
  const parts = [before, setting].map((part) => (typeof part === "string" ? { level: part } : part));
  return Object.assign({}, ...parts) as RuleSetting;
}

function configuredBy(
  rules: readonly Rule[],
  settings: ReadonlyMap<string, RuleSetting>,
  levels: ReadonlyMap<string, Level | "off">,
  profile: RecordProfile | undefined,
): ReadonlyMap<string, ConfiguredRule> {
  const isOn = (rule: Rule): boolean => !profile || isOfProfile(rule.id, profile);
  const configured = new Map<string, ConfiguredRule>();
  for (const rule of rules) {
    const setting = settings.get(rule.id);
    const level = levels.get(rule.id) ?? levelOf(setting) ?? (isOn(rule) ? rule.level : "off");
    if (level !== "off") configured.set(rule.id, { rule, level, options: optionsOf(rule, setting) });
  }
  return configured;
}

/** The error for a rule id of the command line that nobody has. */
export function unknownRule(id: string, rules: readonly Rule[]): UserError {
  const { message, hint } = unknown(id, rules);
  return new UserError(message, hint);
}

function unknown(id: string, rules: readonly Rule[]): { message: string; hint: string } {
  const near = nearest(
    id,
    rules.map((rule) => rule.id),
  );
  return {
    message: `Unexpected rule \`${id}\`, expected one of Reckon's`,
    hint: near ? `Did you mean \`${near}\`?` : "`reckon lint --list-rules` lists them.",
  };
}

function settingProblems(
  rules: readonly Rule[],
  settings: Readonly<Record<string, RuleSetting>>,
  path: readonly string[],
  { places }: SettingsPlace,
): Problem[] {
  return Object.entries(settings).flatMap(([id, setting]) => {
    const rule = rules.find((candidate) => candidate.id === id);
    if (!rule) return [{ ...unknown(id, rules), range: keyPlace(places, [...path, id]) }];
    return schemaProblems(optionsSchema(rule), writtenOptions(setting), places, [...path, id]).map(
      (problem) => ({
        ...problem,
        hint: `\`reckon lint --explain ${id}\` describes its options.`,
      }),
    );
  });
}

/** A rule that looks at the whole corpus at once has one set of options. */
function corpusOptions(
  rules: readonly Rule[],
  settings: Readonly<Record<string, RuleSetting>>,
  path: readonly string[],
  { places }: SettingsPlace,
): Problem[] {
  return Object.entries(settings).flatMap(([id, setting]) => {
    const looksAtAll = rules.some((rule) => rule.id === id && rule.corpus);
    if (!looksAtAll || Object.keys(writtenOptions(setting)).length === 0) return [];
    return [
      {
        message: `Unexpected options for \`${id}\` under \`overrides\`: it looks at all files at once`,
        hint: "Set its options under `rules`, and only its level under `overrides`.",
        range: keyPlace(places, [...path, id]),
      },
    ];
  });
}

function levelOf(setting: RuleSetting | undefined): Level | "off" | undefined {
  return typeof setting === "object" ? setting.level : setting;
}

function writtenOptions(setting: RuleSetting | undefined): Record<string, unknown> {
  if (typeof setting !== "object") return {};
  const { level: _, ...written } = setting;
  return written;
}

function optionsSchema(rule: Rule): z.ZodType {
  return rule.options ?? z.strictObject({});
}

function optionsOf(rule: Rule, setting: RuleSetting | undefined): unknown {
  // Settings of a rule without options have been refused.
  return rule.options ? rule.options.parse(writtenOptions(setting)) : {};
}
