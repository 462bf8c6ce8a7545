import { readFileSync } from "node:fs";
import path from "node:path";
import { configureRules, unknownRule } from "../../lint/configure.ts";
import { RULES } from "../../lint/rules/index.ts";
import { lint } from "../../lint/run.ts";
import { LEVELS } from "../../model/finding.ts";
import type { Level } from "../../model/finding.ts";
import { UserError } from "../../model/user-error.ts";
import { FORMATTERS } from "../../report/formatters/index.ts";
import { todayOf, usesColor } from "../context.ts";
import type { Context } from "../context.ts";
import { selectSource } from "../source.ts";
import { oneOf, openProject } from "../verb.ts";
import type { DefineVerb, ExitStatus, GlobalOptions } from "../verb.ts";

interface LintOptions extends GlobalOptions {
  format: string;
  json?: boolean;
  rule: string[];
  quiet?: boolean;
  maxWarnings?: string;
  explain?: string;
  listRules?: boolean;
  today?: string;
}

export const define: DefineVerb = (command, context, exit) => {
  command
    .option("--format <format>", FORMATTERS.map(({ name }) => name).join(", "), "pretty")
    .option("--json", "short for --format json")
    .option(
      "--rule <id:level>",
      "set a rule's level, or off; may be repeated",
      (value, all: string[]) => [...all, value],
      [],
    )
    .option("--quiet", "report errors only")
    .option("--max-warnings <count>", "exit with 1 where there are more warnings")
    .option("--explain <rule>", "print the page of a rule")
    .option("--list-rules", "print every rule with its level")
    .option("--today <date>", "the day to hold dates against")
    .action(async (paths: string[], options: LintOptions) => exit(await run(context, paths, options)));
};

async function run(context: Context, paths: readonly string[], options: LintOptions): Promise<ExitStatus> {
  if (options.explain !== undefined) return explain(context, options.explain);
  if (options.listRules) return listRules(context);
  const formatter = oneOf("--format", options.json ? "json" : options.format, FORMATTERS);
  const project = openProject(context, options);
  const source = await selectSource(project, paths);
  const rules = configureRules(RULES, project.config, levelOverrides(options.rule));
  const result = lint(source, rules, todayOf(context, options.today));
  const findings = result.findings.filter(
    ({ file, level }) => source.selected(file) && (!options.quiet || level === "error"),
  );
  const shown = formatter.format(
    { ...result, findings },
    {
      color: usesColor(context, context.stdout, options.color),
      width: context.stdout.columns,
      sourceLine: sourceLines(source.root),
    },
  );
  context.stdout.write(shown);
  const warnings = findings.filter(({ level }) => level === "warning").length;
  const failed =
    findings.some(({ level }) => level === "error") || warnings > maxWarnings(options.maxWarnings);
  return failed ? 1 : 0;
}

function maxWarnings(written: string | undefined): number {
  if (written === undefined) return Number.POSITIVE_INFINITY;
  if (/^\d+$/u.test(written)) return Number(written);
  throw new UserError(
    `Unexpected \`--max-warnings ${written}\`, expected a number`,
    "Write it as in --max-warnings 10.",
  );
}

function levelOverrides(written: readonly string[]): Map<string, Level | "off"> {
  return new Map(
    written.map((setting) => {
      const [id, level] = setting.split(":", 2) as [string, string | undefined];
      const known = [...LEVELS, "off" as const].find((candidate) => candidate === level);
      if (known) return [id, known];
      throw new UserError(
        `Unexpected \`--rule ${setting}\`, expected <rule>:<error, warning, advice or off>`,
        "Write it as in --rule links/image-alt:off.",
      );
    }),
  );
}

function listRules(context: Context): ExitStatus {
  const width = Math.max(...RULES.map(({ id }) => id.length));
  for (const { id, level, description } of RULES) {
    context.stdout.write(`${id.padEnd(width)}  ${level.padEnd(7)}  ${description}\n`);
  }
  return 0;
}

function explain(context: Context, id: string): ExitStatus {
  const rule = RULES.find((candidate) => candidate.id === id);
  if (!rule) throw unknownRule(id, RULES);
  context.stdout.write(readFileSync(new URL(`../../../docs/rules/${rule.id}.md`, import.meta.url), "utf8"));
  return 0;
}

/** Lines for source frames; a file that changed or went meanwhile has none. */
function sourceLines(root: string): (file: string, line: number) => string | undefined {
  const files = new Map<string, string[]>();
  return (file, line) => {
    if (!files.has(file)) files.set(file, linesOf(path.resolve(root, file)));
    return files.get(file)?.[line - 1];
  };
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, "utf8")
      .replace(/^\u{FEFF}/u, "")
      .split(/\r\n?|\n/u);
  } catch {
    return [];
  }
}
