import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

/** A line of a text file, counted from 1, or why it, or the whole file, cannot be read. */
export type ReadLine =
  | { line: number; text: string }
  | { line?: number; problem: { message: string; hint: string; fatal?: true } };

const CHUNK = 256 * 1024;

/**
 * Reads a text file line by line, holding no more than one. Links are not followed, and pipes and devices are not waited
 * for. A line of more than `longest` characters ends the reading. Never throws.
 */
export function* readLines(file: string, longest: number): Generator<ReadLine> {
  let handle: number | undefined;
  try {
    handle = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    if (!fstatSync(handle).isFile()) {
      yield refuse("Unexpected entry that is no file, expected a text file", "Name the file itself.");
      return;
    }
    yield* linesOf(handle, longest);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    yield refuse(
      `Unexpected unreadable file (${String(error.code)}), expected a readable one`,
      "Check the path, and that you may read it.",
    );
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

function refuse(message: string, hint: string, line?: number): ReadLine {
  return { ...(line === undefined ? {} : { line }), problem: { message, hint, fatal: true } };
}

function* linesOf(handle: number, longest: number): Generator<ReadLine> {
  const decoder = new StringDecoder("utf8");
  const bytes = Buffer.allocUnsafe(CHUNK);
  let [line, rest] = [0, ""];
  for (;;) {
    const size = readSync(handle, bytes, 0, CHUNK, null);
    const read = size === 0 ? decoder.end() : decoder.write(bytes.subarray(0, size));
    const lines = (rest + read).split("\n");
    rest = size === 0 ? "" : lines.pop()!;
    for (const text of lines) yield { line: ++line, text: line === 1 ? text.replace(/^\uFEFF/u, "") : text };
    if (size === 0) return;
    if (rest.length <= longest) continue;
    yield refuse(
      `Unexpected line of more than ${longest} characters`,
      "Check that it is the right file.",
      line + 1,
    );
    return;
  }
}
