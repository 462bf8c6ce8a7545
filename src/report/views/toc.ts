import path from "node:path";
import type { PhrasingContent } from "mdast";
import type { RecordEntry } from "../../model/record-entry.ts";
import { markdownOf, paragraph, table, words } from "../markdown.ts";

/**
 * Records as a Markdown table with a link to each, the latest first.
 * @param from path of the file that it stands in, from the folder of reckon.yaml
 */
export function tocMarkdown(entries: readonly RecordEntry[], from: string): string {
  if (entries.length === 0) return markdownOf([paragraph(words("No records yet."))]);
  const rows = entries.map((entry): PhrasingContent[] => [
    link(entry, from),
    words(entry.status ?? "–"),
    words(entry.decided ?? entry.date ?? "–"),
    words(entry.door ?? "–"),
    words(entry.owner ?? "–"),
  ]);
  return markdownOf([table(["Decision", "Status", "Date", "Door", "Owner"], rows)]);
}

function link({ id, title, file }: RecordEntry, from: string): PhrasingContent {
  const url = path.posix.relative(path.posix.dirname(from), file);
  const text = [id, title].filter((word) => word !== undefined).join(" ");
  return {
    type: "link",
    url: url.split("/").map(encodeURIComponent).join("/"),
    children: [words(text || path.posix.basename(file)) as { type: "text"; value: string }],
  };
}
