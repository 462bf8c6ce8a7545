import { readFileSync } from "node:fs";
import path from "node:path";
import { PACKAGE_ROOT } from "../corpus/package-root.ts";
import { unknownRule } from "../lint/configure.ts";
import { RULES } from "../lint/rules/index.ts";
import type { Output } from "./context.ts";
import type { ExitStatus } from "./verb.ts";

/** Prints every rule with its level and what it asks for. */
export function listRules(output: Output): ExitStatus {
  const width = Math.max(...RULES.map(({ id }) => id.length));
  for (const { id, level, description } of RULES) {
    output.write(`${id.padEnd(width)}  ${level.padEnd(7)}  ${description}\n`);
  }
  return 0;
}

/**
 * Prints the page of a rule.
 * @throws UserError where no rule has the id
 */
export function explainRule(output: Output, id: string): ExitStatus {
  const rule = RULES.find((candidate) => candidate.id === id);
  if (!rule) throw unknownRule(id, RULES);
  output.write(readFileSync(path.join(PACKAGE_ROOT, `docs/rules/${rule.id}.md`), "utf8"));
  return 0;
}
