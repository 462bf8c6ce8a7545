import { existsSync } from "node:fs";
import path from "node:path";
import { readText } from "../corpus/read.ts";
import { writeFiles } from "../corpus/write.ts";
import { baselineOf, compareWithBaseline, parseBaseline } from "../lint/baseline.ts";
import type { Compared } from "../lint/baseline.ts";
import { LIMITS } from "../model/limits.ts";
import type { Finding } from "../model/finding.ts";
import { UserError } from "../model/user-error.ts";
import { counted } from "../model/wording.ts";
import { escapeJson, escapeText } from "../report/escape.ts";
import type { Output } from "./context.ts";

/**
 * Sets findings against the baseline that a user named.
 * @throws UserError where the file is not there or is none
 */
export function applyBaseline(
  file: string,
  findings: readonly Finding[],
  fingerprints: ReadonlyMap<Finding, string>,
): Compared {
  const shown = path.basename(file);
  if (!existsSync(file)) {
    throw new UserError(
      `Unexpected missing baseline \`${shown}\`, expected a file that \`--update-baseline\` wrote`,
      "Write it with `--update-baseline`, or leave out `--baseline`.",
    );
  }
  const read = readText(file, LIMITS.resultFile);
  if ("problem" in read) {
    throw new UserError(
      `Baseline \`${shown}\`: ${read.problem.message}`,
      "Write it with `--update-baseline`, or leave out `--baseline`.",
    );
  }
  return compareWithBaseline(findings, fingerprints, parseBaseline(read.text, shown));
}

/** Writes the baseline of all these findings. */
export function updateBaseline(
  file: string,
  findings: readonly Finding[],
  fingerprints: ReadonlyMap<Finding, string>,
  talk: Output,
): void {
  writeFiles([{ path: file, text: `${escapeJson(baselineOf(findings, fingerprints))}\n` }]);
  talk.write(`The baseline knows ${counted(findings.length, "finding")}.\n`);
}

const MOST_SHOWN = 10;

/** Names the entries that nothing is found for any more. */
export function reportGone({ gone }: Compared, talk: Output): void {
  if (gone.length === 0) return;
  const shown = gone.slice(0, MOST_SHOWN).map(({ rule, record, file }) => `  ${rule} in ${record ?? file}`);
  const more = gone.length > MOST_SHOWN ? [`  and ${gone.length - MOST_SHOWN} more`] : [];
  const entries =
    gone.length === 1 ? "One entry of the baseline is" : `${gone.length} entries of the baseline are`;
  talk.write(
    `${entries} no longer found; \`--update-baseline\` drops them:\n${[...shown, ...more].map(escapeText).join("\n")}\n`,
  );
}
