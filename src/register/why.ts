import { readAffects } from "../model/affects.ts";
import type { MarkdownRecord } from "../model/record.ts";
import type { WhyReport } from "../model/why-report.ts";
import { dayOfEntry, entryOf } from "./entry.ts";

/**
 * The accepted decisions that govern files by their `affects`: the one whose glob names a file most closely first, then
 * the latest.
 * @param files paths from the root of the repository, with `/`
 */
export function whyReport(records: readonly MarkdownRecord[], files: readonly string[]): WhyReport {
  const governing = records
    .filter(({ values }) => values.status === "accepted")
    .flatMap((record) => {
      const globs = (record.values.affects ?? []).map(readAffects);
      const found = files.flatMap((file) =>
        globs.filter((glob) => glob.matches(file)).map((glob) => ({ file, glob })),
      );
      if (found.length === 0) return [];
      return [
        {
          ...entryOf(record),
          distance: Math.min(...found.map(({ file, glob }) => depthBelow(glob.base, file))),
          globs: [...new Set(found.map(({ glob }) => glob.glob))],
          files: [...new Set(found.map(({ file }) => file))],
        },
      ];
    });
  const governed = new Set(governing.flatMap((decision) => decision.files));
  return {
    version: 1,
    files: files.length,
    ungoverned: files.length - governed.size,
    decisions: governing.toSorted(
      (one, other) =>
        one.distance - other.distance ||
        compare(dayOfEntry(other) ?? "", dayOfEntry(one) ?? "") ||
        compare(one.id ?? one.file, other.id ?? other.file),
    ),
  };
}

function depthBelow(base: string, file: string): number {
  const depth = (path: string): number => path.split("/").filter((step) => step !== "").length;
  return depth(file) - depth(base);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
