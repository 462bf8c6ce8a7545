import path from "node:path";
import { writtenId } from "../model/qualified-id.ts";
import type { Card } from "../model/record.ts";
import { UserError } from "../model/user-error.ts";
import { editFrontmatter } from "../parse/edit.ts";
import { readText } from "./read.ts";
import { scaffold } from "./scaffold.ts";
import type { NewRecord, ScaffoldPlace, WrittenRecord } from "./scaffold.ts";
import { writeFiles } from "./write.ts";
import type { FileText } from "./write.ts";

/**
 * Writes a new record, then its id into those that it replaces; killed in between, no record names one that is not
 * there. Whether they can be changed is looked at first. The caller holds the lock of the records' folder.
 * @throws UserError where one of the files cannot be written or changed safely
 */
export function scaffoldSuccessor(
  place: ScaffoldPlace,
  wanted: NewRecord,
  replaced: readonly Pick<Card, "file" | "source">[],
): WrittenRecord {
  const changes = replaced.map((record) => successionOf(place, record));
  for (const withSuccessor of changes) withSuccessor(`${wanted.kind.prefix}-0000`);
  const written = scaffold(place, wanted);
  writeFiles(changes.map((withSuccessor) => withSuccessor(written.id)));
  return written;
}

/** What a record's file holds once a successor's id stands in it. */
function successionOf(
  { root, config }: ScaffoldPlace,
  { file, source }: Pick<Card, "file" | "source">,
): (id: string) => FileText {
  const absolute = path.join(root, file);
  const read = readText(absolute, config.limits.record);
  if ("problem" in read) throw new UserError(`${file}: ${read.problem.message}`, read.problem.hint);
  const mark = read.bom ? "\u{FEFF}" : "";
  return (id) => {
    const text = editFrontmatter(read.text, [{ path: ["superseded-by"], append: writtenId(id, source) }]);
    if (text !== undefined) return { path: absolute, text: mark + text, before: mark + read.text };
    throw new UserError(
      `Unexpected frontmatter in ${file}, which cannot be changed safely; nothing was written`,
      "Write it as plain `key: value` lines, and run the command again.",
    );
  };
}
