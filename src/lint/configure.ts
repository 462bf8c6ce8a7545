import * as z from "zod";
import type { Config, RuleSetting } from "../model/config.ts";
import type { Level } from "../model/finding.ts";
import { UserError } from "../model/user-error.ts";
import { nearest } from "../parse/nearest.ts";
import type { Rule } from "./rule.ts";

/** A rule that is switched on, at the level and with the options that the user chose. */
export interface ConfiguredRule {
  rule: Rule;
  level: Level;
  options: unknown;
}

/**
 * The rules that are on.
 * @param overrides `id:level` from the command line; they win over `reckon.yaml`
 * @throws UserError where a setting names no rule, or options that the rule does not have
 */
export function configureRules(
  rules: readonly Rule[],
  config: Config,
  overrides: ReadonlyMap<string, Level | "off"> = new Map(),
): ConfiguredRule[] {
  for (const id of [...Object.keys(config.rules), ...overrides.keys()]) {
    if (!rules.some((rule) => rule.id === id)) throw unknownRule(id, rules);
  }
  return rules.flatMap((rule) => {
    const setting = Object.hasOwn(config.rules, rule.id) ? config.rules[rule.id] : undefined;
    const level = overrides.get(rule.id) ?? levelOf(setting) ?? rule.level;
    return level === "off" ? [] : [{ rule, level, options: optionsOf(rule, setting) }];
  });
}

/** The error for a rule id that nobody has. */
export function unknownRule(id: string, rules: readonly Rule[]): UserError {
  const near = nearest(
    id,
    rules.map((rule) => rule.id),
  );
  return new UserError(
    `Unexpected rule \`${id}\`, expected one of Reckon's`,
    near ? `Did you mean \`${near}\`?` : "`reckon lint --list-rules` lists them.",
  );
}

function levelOf(setting: RuleSetting | undefined): Level | "off" | undefined {
  return typeof setting === "object" ? setting.level : setting;
}

function optionsOf(rule: Rule, setting: RuleSetting | undefined): unknown {
  const { level: _, ...written } = typeof setting === "object" ? setting : { level: undefined };
  const schema = rule.options ?? z.strictObject({});
  const result = schema.safeParse(written);
  if (result.success) return result.data;
  throw new UserError(
    `Unexpected options for the rule \`${rule.id}\` in reckon.yaml: ${z.prettifyError(result.error)}`,
    `\`reckon lint --explain ${rule.id}\` describes its options.`,
  );
}
