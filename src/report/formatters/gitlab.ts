import { fingerprintsOf } from "../../lint/fingerprint.ts";
import type { Level } from "../../model/finding.ts";
import { escapeJson, escapeText } from "../escape.ts";
import type { Formatter } from "../formatter.ts";

const SEVERITIES: Readonly<Record<Level, string>> = { error: "major", warning: "minor", advice: "info" };

/** GitLab's code quality report. */
export const gitlab: Formatter = {
  format({ findings, known = [] }, context) {
    const fingerprints = fingerprintsOf([...findings, ...known], context.sourceLine);
    const issues = findings.map((finding) => ({
      description: escapeText(`${finding.message}. ${finding.hint}`),
      check_name: finding.rule,
      fingerprint: fingerprints.get(finding),
      severity: SEVERITIES[finding.level],
      location: {
        path: context.inRepository?.(finding.file) ?? finding.file,
        lines: { begin: finding.range.start.line, end: finding.range.end.line },
      },
    }));
    return `${escapeJson(issues)}\n`;
  },
};
