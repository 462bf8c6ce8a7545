import { createHash } from "node:crypto";
import type { Finding } from "../model/finding.ts";

/**
 * A name for each finding that stays the same while the lines around it move, the file is renamed or a message is worded
 * anew: a digest of the rule, the record (or the file, where it has no id), the marked text on its first line, and the
 * place among findings that agree in all of these. 16 hexadecimal digits.
 * @param sourceLine the text of a line, counted from 1
 */
export function fingerprintsOf(
  findings: readonly Finding[],
  sourceLine: (file: string, line: number) => string | undefined,
): ReadonlyMap<Finding, string> {
  const seen = new Map<string, number>();
  const inOrder = findings.toSorted((one, other) => one.range.start.offset - other.range.start.offset);
  return new Map(
    inOrder.map((finding) => {
      const { rule, record, file } = finding;
      const key = JSON.stringify([rule, record ?? file, markedText(finding, sourceLine)]);
      const place = seen.get(key) ?? 0;
      seen.set(key, place + 1);
      return [finding, createHash("sha256").update(`${key} ${place}`).digest("hex").slice(0, 16)];
    }),
  );
}

function markedText(
  { file, range }: Finding,
  sourceLine: (file: string, line: number) => string | undefined,
): string {
  const line = sourceLine(file, range.start.line) ?? "";
  const end = range.end.line === range.start.line ? range.end.column - 1 : line.length;
  return line
    .slice(range.start.column - 1, end)
    .replaceAll(/\s+/gu, " ")
    .trim();
}
