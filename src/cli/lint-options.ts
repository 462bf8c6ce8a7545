import { LEVELS } from "../model/finding.ts";
import type { Level } from "../model/finding.ts";
import { UserError } from "../model/user-error.ts";
import type { GlobalOptions } from "./verb.ts";

/** The flags of `reckon lint`. */
export interface LintOptions extends GlobalOptions {
  format: string;
  json?: boolean;
  profile?: string;
  rule?: string[];
  quiet?: boolean;
  maxWarnings?: string;
  fix?: boolean;
  fixDryRun?: boolean;
  base?: string;
  baseline?: string;
  updateBaseline?: boolean;
  stdin?: boolean;
  stdinFilename?: string;
  explain?: string;
  listRules?: boolean;
  today?: string;
}

/**
 * Looks for flags that contradict one another.
 * @throws UserError naming the two
 */
export function checkLintOptions(options: LintOptions, paths: readonly string[]): void {
  const { fix, fixDryRun, stdin, stdinFilename, baseline, updateBaseline, base, quiet } = options;
  const narrowed =
    paths.length > 0 ? "a path" : base !== undefined ? "`--base`" : quiet ? "`--quiet`" : undefined;
  const refusals: [contradiction: boolean, message: string, hint: string][] = [
    [fix === true && fixDryRun === true, "`--fix` beside `--fix-dry-run`", "Leave out one of them."],
    [
      fix === true && stdin === true,
      "`--fix` beside `--stdin`, which has no file to write",
      "Use `--fix-dry-run`, which prints the change.",
    ],
    [
      stdin === true && stdinFilename === undefined,
      "`--stdin` without `--stdin-filename`",
      "Name the file that the text stands for: --stdin-filename adr/adr-0007-title.md.",
    ],
    [stdin === true && paths.length > 0, "a path beside `--stdin`", "Leave out one of them."],
    [
      stdin !== true && stdinFilename !== undefined,
      "`--stdin-filename` without `--stdin`",
      "Add `--stdin`, and give the text on standard input.",
    ],
    [
      updateBaseline === true && baseline === undefined,
      "`--update-baseline` without `--baseline`",
      "Name the file: --baseline adr/.reckon-baseline.json.",
    ],
    [
      updateBaseline === true && (stdin === true || narrowed !== undefined),
      `\`--update-baseline\` beside ${narrowed ?? "`--stdin`"}, which leaves findings out`,
      "Write the baseline of all findings, without the other flag.",
    ],
  ];
  for (const [contradiction, message, hint] of refusals) {
    if (contradiction) throw new UserError(`Unexpected ${message}`, hint);
  }
}

/**
 * The most warnings that do not fail the run.
 * @throws UserError where the flag is no number
 */
export function maxWarnings(written: string | undefined): number {
  if (written === undefined) return Number.POSITIVE_INFINITY;
  if (/^\d+$/u.test(written)) return Number(written);
  throw new UserError(
    `Unexpected \`--max-warnings ${written}\`, expected a number`,
    "Write it as in --max-warnings 10.",
  );
}

/**
 * Rule id → level, from `--rule id:level`.
 * @throws UserError where one is written in another way
 */
export function levelOverrides(written: readonly string[] = []): Map<string, Level | "off"> {
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
