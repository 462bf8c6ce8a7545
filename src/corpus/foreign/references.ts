import { packageOf } from "../../model/config.ts";
import type { StatedReference } from "../../model/foreign.ts";
import { linkTarget } from "../../model/link-target.ts";
import { qualifiedId, writtenId } from "../../model/qualified-id.ts";
import { numberedId, recordName } from "../../model/record-name.ts";
import { wordsOf } from "../../model/vocabulary/index.ts";
import type { Relation } from "../../model/vocabulary/words.ts";
import type { ForeignDocument, TextLine } from "./document.ts";
import { readable } from "./document.ts";

const BEFORE = wordsOf(({ relations }) => relations);
const AFTER = wordsOf(({ relationsAfter }) => relationsAfter);

const VERB = verbs(BEFORE, "giu");
const VERB_AFTER = verbs(AFTER, "iuy");

/** A link, an id `ADR-7` `ADR 0004` `ADR #0033`, a file's name, a number alone. */
const NAMED =
  /\[(?<label>[^[\]]{0,300})\]\((?:<(?<angled>[^<>\n]{0,500})>|(?<url>(?:[^()\s]|\([^()\s]*\)){0,500}))[^()\n]{0,200}\)|(?<id>(?<![\p{L}\p{N}])(?<prefix>[A-Z][A-Z0-9]*?)[-_ ]{0,2}#?(?<digits>\d{1,7})(?![\d-]))|(?<file>(?<![\p{L}\p{N}])(?:[A-Z]+-)?\d{3,8}[-_][\p{L}\p{N}][\p{L}\p{N}_.-]*)|(?<foreign>#\d+)|(?<![\p{L}\p{N}.])(?<number>\d{2,7})(?![\p{L}\p{N}.-])/giu;

/** What may stand between a verb and what it speaks of, and between two things that it speaks of. */
const BETWEEN = /^[\s:：*_"“”'`([–—-]*(?:the\s+|adrs?\s+|records?\s+|durch\s+|a\s+)?[\s:：*_"“”'`(]*$/iu;
const JOINED =
  /^[\s*_"”'`)]*(?:[,;&/、和及]|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bve\b|\s|と)*\s*(?:adrs?\s+)?[\s*_"“'`(]*$/iu;

/** The longest line that is looked at closer. */
const LONGEST = 4000;

/**
 * What a line says of other records: `Superseded by [2. Title](0002-title.md)`, `Accepted (supersedes ADR-024, ADR-025)`.
 * A verb counts where the record stands right beside it: in `supersedes the mechanisms of ADR-5` nothing is superseded.
 * @param relation what the line says where no verb stands in it, as under a heading or label `Supersedes`
 */
export function referencesIn(
  document: ForeignDocument,
  line: TextLine,
  relation?: Relation,
): StatedReference[] {
  const source = line.source.slice(0, LONGEST);
  const found: StatedReference[] = [];
  const verbsBefore = [...source.matchAll(VERB)];
  let said: Relation | undefined = relation;
  let last = 0;
  let previous = relation !== undefined;
  for (const match of source.matchAll(NAMED)) {
    const from = match.index;
    const to = from + match[0].length;
    // A verb inside of the name is part of it: a title may say “supersedes”.
    const verb = verbsBefore.findLast(({ index, 0: word }) => index >= last && index + word.length <= from);
    if (verb) {
      said = BEFORE.get(verb[0].replaceAll(/\s+/gu, " ").toLowerCase());
      previous = BETWEEN.test(source.slice(verb.index + verb[0].length, from));
    } else if (last > 0) previous &&= JOINED.test(source.slice(last, from));
    else previous &&= BETWEEN.test(source.slice(0, from)) || relation !== undefined;
    const after = previous ? undefined : relationAfter(source.slice(to, to + 60));
    const what = after ?? (previous ? said : undefined);
    if (what) found.push(referenceOf(document, line, match, what));
    last = to;
  }
  return found;
}

/** Whether a line is about another record: in prose a verb may speak of two others. */
export function beginsWithRelation(text: string): boolean {
  const [first] = text.slice(0, LONGEST).matchAll(VERB);
  return first ? first.index === 0 : [...AFTER.keys()].some((word) => text.includes(word));
}

/** A record named in frontmatter, where the key says what it is to this one. */
export function referenceNamed(
  document: ForeignDocument,
  relation: Relation,
  text: string,
  range: StatedReference["range"],
): StatedReference[] {
  const line = { text: readable(text), source: text, range };
  const [only] = referencesIn(document, line, relation);
  // A place in frontmatter is a value as a whole.
  return only ? [{ ...only, range }] : [];
}

function relationAfter(rest: string): Relation | undefined {
  const start = rest.length - rest.trimStart().length;
  VERB_AFTER.lastIndex = start;
  const match = VERB_AFTER.exec(rest);
  return match ? AFTER.get(match[0].toLowerCase()) : undefined;
}

function referenceOf(
  document: ForeignDocument,
  line: TextLine,
  match: RegExpMatchArray,
  relation: Relation,
): StatedReference {
  const start = line.range.start.offset + match.index!;
  const range = document.lines.range(start, start + match[0].length);
  const id = idOf(document, match.groups!);
  const linked = match.groups!.label !== undefined;
  return {
    relation,
    text: readable(match[0]),
    range,
    ...(id === undefined ? {} : { id }),
    ...(linked ? { linked } : {}),
  };
}

/** The id that a name means: a link's by its file, else by its label, which log4brains goes by. */
function idOf(document: ForeignDocument, groups: Record<string, string>): string | undefined {
  const { name } = document;
  const url = groups.angled ?? groups.url;
  if (url !== undefined) return idOfFile(document, url) ?? idOfText(groups.label!, name?.prefix);
  return idOfText(groups.id ?? groups.file ?? groups.number ?? "", name?.prefix);
}

/** The id of the record in the file that a link leads to, as files of this one's package write it. */
function idOfFile({ file, config }: ForeignDocument, url: string): string | undefined {
  if (/^(?:#|$)/u.test(url)) return undefined;
  const target = linkTarget(file, url);
  if (target.kind !== "file" || !/\.(?:md|markdown)$/iu.test(target.path)) return undefined;
  const id = recordName(target.path)?.id;
  const home = packageOf(config, target.path);
  return id && writtenId(home === undefined ? id : qualifiedId(id, home), packageOf(config, file));
}

/** `ADR-7`, `adr 0007`, `0007`, `0007-slug`, `20201016-slug`; a prefix that is neither ADR nor the file's own is another's. */
function idOfText(written: string, own: string | undefined): string | undefined {
  const text = written.trim().replace(/^.*\//u, "");
  const numbered = /^(?<prefix>[a-z]+)?[-_ ]{0,2}#?(?<digits>\d{1,7})(?=$|[.:,\s])/iu.exec(text)?.groups;
  if (numbered) {
    const prefix = numbered.prefix?.toUpperCase() ?? own ?? "ADR";
    return prefix === "ADR" || prefix === own ? numberedId(prefix, Number(numbered.digits)) : undefined;
  }
  return /^\S+$/u.test(text) ? recordName(text)?.id : undefined;
}

/** One pattern for all verbs, the longest first; any run of blanks stands between their words. */
function verbs(words: ReadonlyMap<string, Relation>, flags: string): RegExp {
  const alternatives = [...words.keys()]
    .toSorted((one, other) => other.length - one.length)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`).replaceAll(" ", String.raw`\s+`));
  return new RegExp(
    String.raw`(?<![\p{Script=Latin}\p{N}])(?:${alternatives.join("|")})(?![\p{Script=Latin}\p{N}])`,
    flags,
  );
}
