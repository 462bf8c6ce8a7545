import type { LintReport } from "../../model/finding.ts";
import { escapeJson } from "../escape.ts";
import { countLevels } from "../formatter.ts";
import type { Formatter } from "../formatter.ts";

/** For programs; described by schema/lint-report.json. */
export const json: Formatter = {
  format(result) {
    const { error, warning, advice } = countLevels(result);
    const report: LintReport = {
      version: 1,
      findings: result.findings.map(
        ({ rule, level, message, hint, record, file, range, related = [], fix }) => ({
          rule,
          level,
          message,
          hint,
          ...(record === undefined ? {} : { record }),
          file,
          line: range.start.line,
          column: range.start.column,
          endLine: range.end.line,
          endColumn: range.end.column,
          related: related.map((place) => ({
            file: place.file,
            line: place.range.start.line,
            column: place.range.start.column,
            message: place.message,
          })),
          fixable: fix !== undefined,
        }),
      ),
      summary: { files: result.files, records: result.records, errors: error, warnings: warning, advice },
    };
    return `${escapeJson(report)}\n`;
  },
};
