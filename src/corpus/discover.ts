import { readdirSync } from "node:fs";
import path from "node:path";
import type { Problem } from "../model/finding.ts";
import { FILE_START } from "../model/position.ts";

/** A Markdown file, or an entry that is named like one and cannot be read as one. */
export interface Discovered {
  /** Absolute path. */
  file: string;
  problem?: Problem;
}

const SKIPPED = new Set(["node_modules"]);
const MARKDOWN = /\.(?:md|markdown)$/iu;

/** Whether a path, with `/`, is one of a Markdown file that {@link discover} would find. */
export function isMarkdownPath(file: string): boolean {
  const folders = file.split("/").slice(0, -1);
  return MARKDOWN.test(file) && folders.every((name) => !name.startsWith(".") && !SKIPPED.has(name));
}

/**
 * Walks a folder for Markdown files, in the order of their names. Hidden folders, `node_modules` and links are passed
 * over; what is named like a record and is no file is reported. Never throws.
 */
export function* discover(folder: string): Generator<Discovered> {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
    yield {
      file: folder,
      problem: refuse(
        `Unexpected unreadable folder (${code}), expected a readable one`,
        "Give yourself permission to read it.",
      ),
    };
    return;
  }
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    const isMarkdown = MARKDOWN.test(entry.name);
    if (entry.isDirectory()) {
      if (isMarkdown)
        yield {
          file,
          problem: refuse(
            "Unexpected folder named like a Markdown file, expected a file",
            "Rename the folder.",
          ),
        };
      if (!entry.name.startsWith(".") && !SKIPPED.has(entry.name)) yield* discover(file);
    } else if (isMarkdown) {
      yield entry.isFile() ? { file } : { file, problem: notAFile(entry.isSymbolicLink()) };
    }
  }
}

function notAFile(link: boolean): Problem {
  return link
    ? refuse(
        "Unexpected symbolic link, expected a file",
        "Replace the link by the file itself: links are not followed.",
      )
    : refuse("Unexpected pipe, socket or device, expected a file", "Move it out of the folder.");
}

function refuse(message: string, hint: string): Problem {
  return { message, hint, range: FILE_START };
}
