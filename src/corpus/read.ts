import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import type { Problem } from "../model/finding.ts";
import { FILE_START } from "../model/position.ts";

/** A file's text without its byte order mark, or why there is none. */
export type ReadText = { text: string; bom: boolean } | { problem: Problem };

const refuse = (message: string, hint: string): { problem: Problem } => ({
  problem: { message, hint, range: FILE_START },
});

/**
 * Reads a text file of at most `limit` bytes, strictly as UTF-8. Links are not followed, and pipes and devices are not
 * waited for. Never throws.
 * @param hint the next step where the file is larger
 */
export function readText(file: string, limit: number, hint = "Split it."): ReadText {
  const read = readBytes(file, limit, hint);
  return "problem" in read ? read : decodeText(read.bytes);
}

/** The bytes of a file, as {@link readText} reads one. */
export function readBytes(
  file: string,
  limit: number,
  hint: string,
): { bytes: Buffer } | { problem: Problem } {
  let handle: number | undefined;
  try {
    handle = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stat = fstatSync(handle);
    if (!stat.isFile())
      return refuse("Unexpected entry that is no file, expected a file", "Rename or move it.");
    if (stat.size > limit) {
      return refuse(`Unexpected file of ${stat.size} bytes, expected at most ${limit}`, hint);
    }
    return { bytes: readFileSync(handle) };
  } catch (error) {
    return refuse(`Unexpected unreadable file (${reason(error)}), expected a readable one`, hintFor(error));
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Text of bytes that are strictly UTF-8. */
export function decodeText(bytes: Buffer): ReadText {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const bom = text.startsWith("\u{FEFF}");
    return { text: bom ? text.slice(1) : text, bom };
  } catch {
    return refuse(
      `Unexpected bytes that are not UTF-8${utf16 ? " but UTF-16" : ""}, expected UTF-8`,
      "Save the file as UTF-8.",
    );
  }
}

function reason(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
}

function hintFor(error: unknown): string {
  const code = reason(error);
  if (code === "ELOOP") return "Replace the symbolic link by the file itself: links are not followed.";
  if (code === "EACCES" || code === "EPERM") return "Give yourself permission to read it.";
  return "Check that the file is there and can be read.";
}
