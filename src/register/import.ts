import { isDeepStrictEqual } from "node:util";
import type { Foreign } from "../model/foreign.ts";
import { frontmatterShape } from "../model/frontmatter.ts";
import { writtenId } from "../model/qualified-id.ts";
import type { MarkdownRecord } from "../model/record.ts";
import type { EditValue } from "../parse/edit.ts";
import { rewriteKeys, writtenKeys } from "../parse/rewrite-keys.ts";
import type { KeyChange, WrittenKey } from "../parse/rewrite-keys.ts";

/** How a record is to be imported. */
export interface Importing {
  /** The record's own id, without the name of a package. */
  id: string;
  /** Ids that change with the import, `ADR-20201016-Use_Go` to `ADR-20201016-use-go`. */
  ids: ReadonlyMap<string, string>;
}

/** Keys of other tools that say what one of Reckon's own says. */
const SAME_AS: Readonly<Record<string, string>> = {
  deciders: "decision-makers",
  author: "decision-makers",
  supersededBy: "superseded-by",
  "x-superseded-by": "superseded-by",
  relatesTo: "relates-to",
  related: "relates-to",
  dependsOn: "builds-on",
};

/** What a dialect understands, so that a value which it did not understand is not taken as it stands either. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  "id",
  "kind",
  "status",
  "date",
  "decision-makers",
  "consulted",
  "informed",
  "tags",
  "supersedes",
  "superseded-by",
  "builds-on",
  "relates-to",
  "chosen",
  "imported",
]);

/**
 * A record of another dialect with Reckon's frontmatter: what was understood, under the keys of the format; every key of
 * its own that says more, or something else, stays as `x-…`. The body stays to the letter, but for a heading where the
 * title stood in the frontmatter alone.
 * @returns the new text, or undefined where its frontmatter cannot be changed safely
 */
export function importedText(
  record: MarkdownRecord,
  foreign: Foreign,
  importing: Importing,
): string | undefined {
  const keys = /^---\s/u.test(record.text) ? writtenKeys(record.text) : [];
  if (!keys) return undefined;
  const wanted = wantedKeys(record, foreign, importing);
  const changes = new Map<string, KeyChange>();
  for (const written of keys) {
    const change = changeOf(written, wanted, record, changes);
    if (change) changes.set(written.key, change);
  }
  return rewriteKeys(withHeading(record), changes, [...wanted]);
}

function wantedKeys(
  { kind, values, source }: MarkdownRecord,
  { dialect }: Foreign,
  { id, ids }: Importing,
): Map<string, EditValue> {
  const named = (list: readonly string[] | undefined): string[] | undefined =>
    list && [...new Set(list.map((other) => writtenId(ids.get(other) ?? other, source)))];
  const wanted: [string, EditValue | undefined][] = [
    ["id", id],
    ["kind", kind?.name ?? "adr"],
    ["status", values.status],
    ["date", values.date],
    ["decision-makers", values["decision-makers"]],
    ["consulted", values.consulted],
    ["informed", values.informed],
    ["tags", values.tags],
    ["supersedes", named(values.supersedes)],
    ["superseded-by", named(values["superseded-by"])],
    ["builds-on", named(values["builds-on"])],
    ["relates-to", named(values["relates-to"])],
    // What was chosen for a proposal that was rejected is not what holds.
    ["chosen", values.status === "rejected" ? undefined : values.chosen],
    ["imported", dialect],
  ];
  return new Map(wanted.filter((pair): pair is [string, EditValue] => pair[1] !== undefined));
}

/** What becomes of a key that is there; one that then says what was wanted is wanted no more. */
function changeOf(
  { key, source, value }: WrittenKey,
  wanted: Map<string, EditValue>,
  record: MarkdownRecord,
  changes: ReadonlyMap<string, KeyChange>,
): KeyChange | undefined {
  const name = wanted.has(key) ? key : (SAME_AS[key] ?? key);
  const set = wanted.get(name);
  const isFree = ![...changes.values()].some((change) => change !== "remove" && change.rename === name);
  if (set !== undefined && isFree && (isDeepStrictEqual(value, set) || saysThis(source, set))) {
    wanted.delete(name);
    return { ...(name === key ? {} : { rename: name }), ...(isDeepStrictEqual(value, set) ? {} : { set }) };
  }
  if (value === null && source.trim() === "") return "remove";
  return key.startsWith("x-") || staysAsItIs(key, value, record) ? undefined : { rename: `x-${key}` };
}

function staysAsItIs(key: string, value: unknown, { kind, headings, title }: MarkdownRecord): boolean {
  if (key === "title") {
    const heading = headings.find(({ depth }) => depth === 1);
    return value === (heading && heading.text.trim() !== "" ? heading.text : title);
  }
  const shape = frontmatterShape(kind);
  return !UNDERSTOOD.has(key) && Object.hasOwn(shape, key) && shape[key]!.safeParse(value).success;
}

/** Whether a value as it is written has these words and no other, so that nothing is lost where it is replaced. */
function saysThis(source: string, value: EditValue): boolean {
  return (
    wordsOf(source) === wordsOf(typeof value === "object" ? Object.values(value).join(" ") : String(value))
  );
}

function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).join(" ");
}

/** A title that stands in the frontmatter alone becomes the heading that every record begins with. */
function withHeading(record: MarkdownRecord): string {
  const { headings, places, text, title } = record;
  const isMissing = headings.every(({ depth }) => depth > 1);
  if (!isMissing || title === undefined || !/^[\p{L}\p{N}][\p{L}\p{N} ,.:'’()/-]*$/u.test(title)) return text;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const end = places.range.end.offset;
  return end === 0
    ? `# ${title}${newline}${newline}${text}`
    : `${text.slice(0, end)}${newline}${newline}# ${title}${text.slice(end)}`;
}
