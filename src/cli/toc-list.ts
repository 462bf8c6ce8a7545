import type { Root } from "mdast";
import type { RecordEntry } from "../model/record-entry.ts";
import type { MarkdownRecord } from "../model/record.ts";
import type { MarkdownParser } from "../parse/markdown.ts";
import { findMarked } from "../parse/marker.ts";
import { entryOf } from "../register/entry.ts";
import { sortEntries } from "../register/filter.ts";
import { tocMarkdown } from "../report/views/toc.ts";

/** The lines between which `reckon toc` writes. */
export const TOC_OPENING = "<!-- reckon:toc -->";
export const TOC_CLOSING = "<!-- /reckon:toc -->";

/** The records in the order of the list, the latest first. */
export function tocOrder(records: readonly MarkdownRecord[]): RecordEntry[] {
  return sortEntries(records.map(entryOf), "date");
}

/** The list of records as it stands in a file. */
export function tocList(records: readonly MarkdownRecord[], file: string): string {
  return tocMarkdown(tocOrder(records), file);
}

/** What stands between the two lines; undefined where there are not exactly one of each. */
function ownList(parser: MarkdownParser, text: string): { start: number; end: number } | undefined {
  return text.includes(TOC_OPENING) ? findMarked(parser.parse(text), "toc") : undefined;
}

/** Whether a text has such a list, and whether it says the same. A formatter pads tables as it likes: what counts is what they say. */
export function tocState(parser: MarkdownParser, text: string, list: string): "none" | "current" | "other" {
  const marked = ownList(parser, text);
  if (!marked) return "none";
  const own = text.slice(marked.start, marked.end);
  return skeleton(parser.parse(own)) === skeleton(parser.parse(list)) ? "current" : "other";
}

/** The text with the list between its lines, everything else to the byte. */
export function withToc(parser: MarkdownParser, text: string, list: string): string {
  const { start, end } = ownList(parser, text)!;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  return text.slice(0, start) + `\n\n${list}\n`.replaceAll("\n", newline) + text.slice(end);
}

function skeleton(tree: Root): string {
  return JSON.stringify(tree, (key, value: unknown) => (key === "position" ? undefined : value));
}
