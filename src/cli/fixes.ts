import { createTwoFilesPatch } from "diff";
import { readText } from "../corpus/read.ts";
import { writeFiles } from "../corpus/write.ts";
import type { FixedFile } from "../lint/fix.ts";
import { UserError } from "../model/user-error.ts";
import { escapeText } from "../report/escape.ts";

/**
 * Writes fixed files, each whole or not at all.
 * @param limit bytes that a record may have
 * @throws UserError where a file has changed since it was linted, and then writes none
 */
export function writeFixes(files: readonly FixedFile[], limit: number): void {
  for (const { file, path, before } of files) {
    const now = readText(path, limit);
    if ("text" in now && now.text === before) continue;
    throw new UserError(
      `Unexpected change of \`${file}\` while it was linted; nothing is written`,
      "Save the file, and run the command again.",
    );
  }
  writeFiles(files.map(({ path, after, bom }) => ({ path, text: (bom ? "\u{FEFF}" : "") + after })));
}

/** The changes, and new names where files get them, as a unified diff for people to read: line ends are shown as one, hidden characters as escapes. */
export function diffOf(files: readonly (FixedFile & { renamed?: string })[]): string {
  return files
    .map(({ file, renamed = file, before, after }) => {
      const patch = createTwoFilesPatch(`a/${file}`, `b/${renamed}`, unixLines(before), unixLines(after));
      const lines = patch.split("\n").filter((line) => !/^={20,}$/u.test(line));
      return lines.map((line) => line.split("\t").map(escapeText).join("\t")).join("\n");
    })
    .join("");
}

function unixLines(text: string): string {
  return text.replaceAll(/\r\n?/gu, "\n");
}
