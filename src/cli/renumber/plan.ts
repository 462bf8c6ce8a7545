import { existsSync } from "node:fs";
import path from "node:path";
import { interpretRecord } from "../../corpus/interpret.ts";
import { pathFrom } from "../../corpus/load.ts";
import { isDecided } from "../../model/frontmatter.ts";
import { linkTarget } from "../../model/link-target.ts";
import { localId, ROOT_SOURCE } from "../../model/qualified-id.ts";
import { recordsFolder } from "../../model/config.ts";
import type { MarkdownRecord } from "../../model/record.ts";
import { sectionOf, sectionText } from "../../model/record.ts";
import { UserError } from "../../model/user-error.ts";
import { editFrontmatter } from "../../parse/edit.ts";
import {
  meaningOf,
  readsAsMeant,
  renumberingNote,
  rewriteReferences,
  withBareNumber,
} from "../../register/renumber.ts";
import type { Renumbering, RewrittenText } from "../../register/renumber.ts";
import { tocList, tocState, withToc } from "../toc-list.ts";
import type { ChangedText, RenumberPlan } from "./renumber-plan.ts";
import type { RenumberPlace } from "./place.ts";
import { entriesBelow } from "./entries.ts";
import { renamedFile, stemOf } from "./intent.ts";
import type { RenumberIntent } from "./journal.ts";
import { ownLines, textAt } from "./lines.ts";
import { outsideTexts } from "./outside.ts";

/**
 * Plans what an intent asks of the files as they are now, whatever of it is done already.
 * @throws UserError where a record cannot be changed safely, or a new name is taken
 */
export function planRenumbering(place: RenumberPlace, intent: RenumberIntent): RenumberPlan {
  const moves = movesOf(place, intent);
  const planned = place.corpus.files.map((record) => rewriteRecord(place, intent, record));
  const outside = outsideTexts(place, intent, renumberingOf(place, intent), moves);
  const texts = withTocs(place, intent, [
    ...planned.flatMap(({ changed }) => changed ?? []),
    ...outside.texts,
  ]);
  const left = [...planned.flatMap((each) => each.left), ...outside.left];
  return { texts, moves, left, passedOver: outside.passedOver };
}

function renumberingOf({ corpus, source }: RenumberPlace, { from, to, names }: RenumberIntent): Renumbering {
  const { packages, sources } = source.config;
  const old = localId(from);
  return {
    from,
    to,
    names: new Map(
      names.flatMap(([one, other]) => [
        [one, other],
        [encodeURI(one), encodeURI(other)],
      ]),
    ),
    longer: corpus.records.flatMap(({ id = "" }) => (localId(id).startsWith(`${old}-`) ? [localId(id)] : [])),
    sources: [ROOT_SOURCE, ...Object.keys(packages), ...Object.keys(sources)],
  };
}

/** Whether a file is the record's own, under its old name or the new one. */
function isOwn(file: string, intent: RenumberIntent): boolean {
  return file === intent.file || file === renamedFile(intent.file, intent.names);
}

function rewriteRecord(
  place: RenumberPlace,
  intent: RenumberIntent,
  record: MarkdownRecord,
): { changed?: ChangedText; left: RenumberPlan["left"] } {
  const { file, text, source } = record;
  const own = isOwn(file, intent);
  const rewritten = rewriteReferences(
    {
      text: numbersRewritten(record, intent, own),
      ...(source === undefined ? {} : { source }),
      ...(intent.ambiguous && !own ? { means: meaningIn(place, intent, record) } : {}),
    },
    renumberingOf(place, intent),
  );
  // The record that has the same id means itself, and where the branch's lines are known the others mean that one.
  const isKnown = record.id === intent.from || intent.fork !== undefined;
  const left = isKnown ? [] : rewritten.left.map((line) => ({ file, line }));
  if (rewritten.text === text) return { left };
  const is = amended(place, intent, record, assertRead(place, intent, record, rewritten, own));
  const { path: absolute, bom } = place.files.get(record)!;
  const mark = bom ? "\u{FEFF}" : "";
  return {
    left,
    changed: {
      path: absolute,
      text: mark + is,
      before: mark + text,
      file,
      was: text,
      is,
      count: rewritten.count,
    },
  };
}

/** Where a file links to the record. */
function linksTo(record: MarkdownRecord, intent: RenumberIntent): { start: number; end: number }[] {
  const targets = new Set([intent.file, renamedFile(intent.file, intent.names)]);
  return record.links.flatMap(({ url, range }) => {
    const target = linkTarget(record.file, url);
    const isIts = target.kind === "file" && targets.has(target.path);
    return isIts ? [{ start: range.start.offset, end: range.end.offset }] : [];
  });
}

/** Records of other tools have their number in the heading, and in the words that link to them. */
function numbersRewritten(record: MarkdownRecord, intent: RenumberIntent, own: boolean): string {
  if (!intent.foreign) return record.text;
  const heading = own ? record.headings.find(({ depth }) => depth === 1) : undefined;
  const places = heading ? [{ start: heading.range.start.offset, end: heading.range.end.offset }] : [];
  return withBareNumber(record.text, [...places, ...linksTo(record, intent)], intent);
}

function meaningIn(
  place: RenumberPlace,
  intent: RenumberIntent,
  record: MarkdownRecord,
): (offset: number) => boolean {
  return meaningOf(
    record.text,
    linksTo(record, intent),
    record.id === intent.from ? undefined : ownLines(place, intent.fork, record.file),
  );
}

/** @throws UserError where the file would not say what was meant */
function assertRead(
  { source: { config, parser } }: RenumberPlace,
  intent: RenumberIntent,
  record: MarkdownRecord,
  { text }: RewrittenText,
  own: boolean,
): MarkdownRecord {
  const after = interpretRecord(
    own ? renamedFile(record.file, intent.names) : record.file,
    text,
    config,
    parser,
  ).record;
  const problems = (each: MarkdownRecord): number => each.problems.length;
  if (problems(after) <= problems(record) && readsAsMeant(record, after, intent, own)) return after;
  throw new UserError(
    `${record.file} is written in a way that cannot be changed safely; nothing was written`,
    `Write ${localId(intent.to)} for ${localId(intent.from)} there by hand, and run the command again.`,
  );
}

/** A decision that was taken says why what it was taken on reads otherwise now. */
function amended(
  place: RenumberPlace,
  intent: RenumberIntent,
  before: MarkdownRecord,
  after: MarkdownRecord,
): string {
  const { fork, today } = intent;
  const isNew = fork !== undefined && textAt(place, fork, before.file) === undefined;
  if (before.foreign || !isDecided(before.values.status) || isNew || !changesDecision(before, after))
    return after.text;
  const why = renumberingNote(intent);
  return editFrontmatter(after.text, [{ path: ["amended"], append: { on: today, why } }]) ?? after.text;
}

const FROZEN_SECTIONS = ["Context", "Criteria", "Options", "Decision", "Reversal"];

/** Whether a change touches what is frozen once a decision was taken: docs/format.md names it. */
function changesDecision(before: MarkdownRecord, after: MarkdownRecord): boolean {
  const frozen = (record: MarkdownRecord): string =>
    JSON.stringify([
      record.id,
      record.values["builds-on"],
      record.values.supersedes,
      FROZEN_SECTIONS.map((name) => {
        const section = sectionOf(record, name);
        return section && sectionText(record, section);
      }),
      record.risks?.rows.map(({ risk, likelihood, impact }) => [risk?.text, likelihood?.text, impact?.text]),
    ]);
  return frozen(before) !== frozen(after);
}

/** Files and folders that are called after the record, each with its new name. */
function movesOf({ corpus, source }: RenumberPlace, intent: RenumberIntent): RenumberPlan["moves"] {
  const names = new Map(intent.names);
  const own = new Set([intent.file]);
  const records = new Set(corpus.records.map(({ file }) => file));
  const home = corpus.byId(intent.from)[0] ?? corpus.byId(intent.to)[0];
  const folder = path.join(corpus.root, recordsFolder(source.config, home?.source));
  return entriesBelow(folder).flatMap(({ path: from }) => {
    const stem = stemOf(from);
    const renamed = names.get(stem);
    const file = pathFrom(corpus.root, from);
    if (renamed === undefined || (records.has(file) && !own.has(file))) return [];
    const to = path.join(path.dirname(from), renamed + path.basename(from).slice(stem.length));
    if (!existsSync(to)) return [{ from, to }];
    throw new UserError(
      `Unexpected file in the way of a new name: \`${pathFrom(corpus.root, to)}\`; nothing was written`,
      "Move it elsewhere, or choose another id.",
    );
  });
}

/** A list of records that was up to date stays so. */
function withTocs(
  { corpus, source: { config, parser } }: RenumberPlace,
  intent: RenumberIntent,
  texts: ChangedText[],
): ChangedText[] {
  const changed = new Map(texts.map((text) => [text.file, text]));
  let after: MarkdownRecord[] | undefined;
  return texts.map((text) => {
    if (tocState(parser, text.was, tocList(corpus.records, text.file)) !== "current") return text;
    after ??= corpus.records.map((record) => {
      const now = changed.get(record.file)?.is ?? record.text;
      const file = isOwn(record.file, intent) ? renamedFile(record.file, intent.names) : record.file;
      return now === record.text && file === record.file
        ? record
        : interpretRecord(file, now, config, parser).record;
    });
    const is = withToc(parser, text.is, tocList(after, text.file));
    return { ...text, is, text: text.text.slice(0, text.text.length - text.is.length) + is };
  });
}
