import { PROFILES } from "../../model/foreign.ts";
import { FORMATTERS } from "../../report/formatters/index.ts";
import { usesColor } from "../context.ts";
import type { LintOptions } from "../lint-options.ts";
import { runLint } from "../lint-run.ts";
import { explainRule, listRules } from "../rule-pages.ts";
import type { DefineVerb } from "../verb.ts";

export const define: DefineVerb = (command, context, exit) => {
  command
    .option("--format <format>", FORMATTERS.map(({ name }) => name).join(", "), "pretty")
    .option("--json", "short for --format json")
    .option("--fix", "mend what can be mended, and report the rest")
    .option("--fix-dry-run", "show what --fix would change, and change nothing")
    .option("--base <revision>", "report what has changed since a branch or a commit, and what that touches")
    .option("--baseline <file>", "leave out the findings that this file knows")
    .option("--update-baseline", "write all findings to the baseline")
    .option("--stdin", "lint standard input")
    .option("--stdin-filename <file>", "the file that standard input stands for")
    .option(
      "--profile <profile>",
      `rules for records of other tools: ${PROFILES.join(", ")}; without reckon.yaml, what suits each`,
    )
    .option(
      "--rule <id:level>",
      "set a rule's level, or off; may be repeated",
      (value, all: string[] = []) => [...all, value],
    )
    .option("--quiet", "report errors only")
    .option("--max-warnings <count>", "exit with 1 where there are more warnings")
    .option("--explain <rule>", "print the page of a rule")
    .option("--list-rules", "print every rule with its level")
    .option("--today <date>", "the day to hold dates against")
    .action(async (paths: string[], options: LintOptions) => {
      if (options.explain !== undefined)
        exit(explainRule(context.stdout, options.explain, usesColor(context, context.stdout, options.color)));
      else if (options.listRules) exit(listRules(context.stdout));
      else exit(await runLint(context, paths, options));
    });
};
