import type { MarkdownRecord } from "../../../model/record.ts";
import { valuePlace } from "../../../model/record.ts";
import type { Problem } from "../../../model/finding.ts";
import { localId } from "../../../model/qualified-id.ts";
import { slugOf } from "../../../model/record-name.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** People look a record up by its number in the folder; links and references find it by its id. */
export const idMatchesFile = defineRule({
  id: "record/id-matches-file",
  level: "error",
  description: "The id has its kind's prefix and a number, and the file's name begins with it in lower case.",
  *record({ record }) {
    const { kind } = record;
    if (record.id === undefined || !kind) return;
    const id = localId(record.id);
    const name = record.file.slice(record.file.lastIndexOf("/") + 1);
    const stem = name.replace(/\.(?:md|markdown)$/iu, "");
    const problem = shapeOf(id, kind.prefix) ?? nameOf(record, id, name, stem);
    if (problem) yield { ...problem, range: valuePlace(record.places, ["id"]) };
  },
});

/** At least four digits, or a date and a slug. */
function shapeOf(id: string, prefix: string): Omit<Problem, "range"> | undefined {
  const number = /^(?<prefix>[A-Z][A-Z0-9]*)-(?<number>\d+)(?:-[\p{Ll}\p{N}-]+)?$/u.exec(id)?.groups;
  if (number?.prefix === prefix && number.number!.length >= 4) return undefined;
  const digits = /\d+/u.exec(id)?.[0];
  return {
    message: `Unexpected id ${quoted(id)}, expected \`${prefix}-\` and a number of at least four digits`,
    hint: `Write it as \`${prefix}-${(digits ?? "1").padStart(4, "0")}\`, and name the file after it.`,
  };
}

function nameOf(
  record: MarkdownRecord,
  id: string,
  name: string,
  stem: string,
): Omit<Problem, "range"> | undefined {
  const wanted = id.toLowerCase();
  const begins = stem === wanted || stem.startsWith(`${wanted}-`);
  if (begins && stem === stem.toLowerCase()) return undefined;
  const slug = stem
    .toLowerCase()
    .replace(/^(?:[a-z][a-z0-9]*-)?\d+[-_. ]*/u, "")
    .replaceAll(/[_ ]+/gu, "-");
  const words = slug || slugOf(record.title ?? "");
  const better = /-\d{8}-/u.test(id) || words === "" ? wanted : `${wanted}-${words}`;
  return {
    message: `Unexpected file name ${quoted(name)} for \`${id}\`, expected ${quoted(`${better}.md`)}`,
    hint: "Rename the file, or correct `id` if the number in the name is the right one.",
  };
}
