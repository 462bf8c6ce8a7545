import path from "node:path";
import { readText } from "../corpus/read.ts";
import { LIMITS } from "../model/limits.ts";

/**
 * Lines of files, counted from 1, for source frames and fingerprints; a file that changed or went meanwhile has none.
 * @param overlay texts, by path from the root, that stand for what is on the disk
 */
export function sourceLines(
  root: string,
  overlay: ReadonlyMap<string, string> = new Map(),
): (file: string, line: number) => string | undefined {
  const files = new Map<string, string[]>();
  return (file, line) => {
    if (!files.has(file)) files.set(file, linesOf(overlay.get(file) ?? read(path.resolve(root, file))));
    return files.get(file)?.[line - 1];
  };
}

/** A finding may well be that a file is a link, a pipe or far too large. */
function read(file: string): string {
  const found = readText(file, LIMITS.record);
  return "text" in found ? found.text : "";
}

function linesOf(text: string): string[] {
  return text.split(/\r\n?|\n/u);
}
