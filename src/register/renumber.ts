import { localId, qualifiedId, sourceOf } from "../model/qualified-id.ts";
import type { Card } from "../model/record.ts";
import { referencesOf } from "../model/references.ts";

/** A record that gets another number. */
export interface Renumbering {
  /** Its id in the whole corpus, before and after. */
  from: string;
  to: string;
  /** Names of files and folders that change with it, without `.md` and without the folder that they are in. */
  names: ReadonlyMap<string, string>;
  /** Local ids that begin like the old one and are others, `ADR-0007-drafts`. */
  longer: readonly string[];
  /** Names that stand before ids: of packages, of sources, and `root`. */
  sources: readonly string[];
}

const NOTED = " is now ";

/** What a decided record says under `amended`; it keeps the old id whatever happens to numbers later. */
export function renumberingNote({ from, to }: Pick<Renumbering, "from" | "to">): string {
  return `${localId(from)}${NOTED}${localId(to)}`;
}

/** A stretch of text by its offsets. */
interface Span {
  start: number;
  end: number;
}

/** A file whose references are rewritten. */
export interface ReferringText {
  text: string;
  /** The package whose short ids it uses; absent for `dir`. */
  source?: string;
  /** Whether an id at an offset means the record, where another one has the same; every one does where absent. */
  means?: (offset: number) => boolean;
}

/** What a text says once the record has its new number. */
export interface RewrittenText {
  text: string;
  /** References that follow. */
  count: number;
  /** Lines, from 1, of ids that may mean either of two records, and stay. */
  left: number[];
}

const BEFORE = String.raw`(?<![\p{L}\p{N}_-])`;
const AFTER = String.raw`(?![\p{L}\p{N}_])`;

/**
 * Rewrites every mention of a record: its id, with or without a risk or words behind it, its id in lower case as in the
 * address of a page, and the names of its files. What only looks alike, `ADR-00071`, `web:ADR-0007`, stays.
 */
export function rewriteReferences(
  { text, source, means = () => true }: ReferringText,
  renumbering: Renumbering,
): RewrittenText {
  const { from, to, names, longer, sources } = renumbering;
  const [oldId, newId] = [localId(from), localId(to)];
  // In lower case an id is an address or a folder, which has no package before it.
  const home = sourceOf(from);
  const left: number[] = [];
  let count = 0;
  const replaced = text.replace(pattern(renumbering), (...found) => {
    const [match, offset] = [found[0] as string, found.at(-3) as number];
    const { name, id, slug } = found.at(-1) as Record<string, string | undefined>;
    if (id === undefined && slug === undefined) {
      count++;
      return names.get(match)!;
    }
    const isOther = longer.some((other) => text.startsWith(other, offset + match.length - oldId.length));
    if (isOther || (id === undefined ? source !== home : meantHere(name, oldId, source, sources) !== from))
      return match;
    if (!means(offset)) {
      left.push(lineAt(text, offset));
      return match;
    }
    count++;
    return match.slice(0, match.length - oldId.length) + (id === undefined ? newId.toLowerCase() : newId);
  });
  return { text: replaced, count, left };
}

/** The id that a text of a folder means by `ADR-0007`, or by `billing:ADR-0007` where that is the name of one. */
function meantHere(
  name: string | undefined,
  id: string,
  source: string | undefined,
  sources: readonly string[],
): string {
  const written = name !== undefined && sources.includes(name) ? `${name}:${id}` : id;
  return qualifiedId(written, source);
}

function pattern({ from, names }: Renumbering): RegExp {
  const oldId = localId(from);
  // The longest first, so that a name is never taken for the one that it begins with.
  const files = [...names.keys()].toSorted((one, other) => other.length - one.length).map(escaped);
  const id = String.raw`(?:(?<name>[\w.-]{1,63}):)?(?<id>${escaped(oldId)})(?!${NOTED})`;
  const slug = `(?<slug>${escaped(oldId.toLowerCase())})(?!-)`;
  const alternatives = [...files.map((file) => `${file}(?!-)`), id, slug];
  return new RegExp(`${BEFORE}(?:${alternatives.join("|")})${AFTER}`, "gu");
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}

/** Counts from 1. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

/**
 * Where a text surely means the record, although another has its id: in links to its file, and on lines that were
 * written where only this one was known.
 * @param links ranges of links to its file
 * @param ownLines lines that a branch has written, by their text; absent where nobody knows
 */
export function meaningOf(
  text: string,
  links: readonly Span[],
  ownLines: ((line: string) => boolean) | undefined,
): (offset: number) => boolean {
  return (offset) => {
    if (links.some(({ start, end }) => offset >= start && offset < end)) return true;
    if (!ownLines) return false;
    const start = text.lastIndexOf("\n", offset) + 1;
    const end = text.indexOf("\n", offset);
    return ownLines(text.slice(start, end === -1 ? undefined : end).replace(/\r$/u, ""));
  };
}

/**
 * The text with the bare number that other tools write, in the record's own heading, `# 7. One gateway`, and where a
 * link to it begins, `[7. One gateway](…)`; in as many digits as there were.
 * @param places where such a heading or link begins and ends
 */
export function withBareNumber(
  text: string,
  places: readonly Span[],
  { from, to }: Pick<Renumbering, "from" | "to">,
): string {
  const [old, fresh] = [from, to].map((id) => String(Number(/\d+/u.exec(localId(id))?.[0]))) as [
    string,
    string,
  ];
  const number = new RegExp(
    String.raw`^(?<before>(?:#+\s+|\[)(?:[A-Za-z]+[- ]?)?)(?<digits>0*${old})(?!\d)`,
    "u",
  );
  return places
    .toSorted((one, other) => other.start - one.start)
    .reduce((current, { start, end }) => {
      const written = current.slice(start, end);
      const changed = written.replace(number, (...found) => {
        const { before, digits } = found.at(-1) as Record<"before" | "digits", string>;
        return before + fresh.padStart(digits.length, "0");
      });
      return current.slice(0, start) + changed + current.slice(end);
    }, text);
}

/**
 * Whether a rewritten file reads as was meant: it names what it named, but for the one record, which has its new id.
 * @param isOwn whether it is that record's file
 */
export function readsAsMeant(
  before: Card,
  after: Card,
  { from, to }: Pick<Renumbering, "from" | "to">,
  isOwn: boolean,
): boolean {
  const isSame = (was: string, is: string): boolean => is === was || (was === from && is === to);
  const [named, names] = [referencesOf(before), referencesOf(after)];
  return (
    after.id === (isOwn ? to : before.id) &&
    after.links.length === before.links.length &&
    after.places.nodes.size === before.places.nodes.size &&
    names.length === named.length &&
    named.every(({ id }, index) => isSame(id, names[index]!.id))
  );
}
