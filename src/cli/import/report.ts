import path from "node:path";
import { pathFrom } from "../../corpus/load.ts";
import { filesMentioning } from "../../git/mentions.ts";
import { openGit } from "../../git/git.ts";
import type { ImportReport } from "../../model/import-report.ts";
import type { MarkdownRecord } from "../../model/record.ts";
import { besides } from "./plan.ts";
import type { ImportedText } from "./plan.ts";
import type { ImportIntent } from "./journal.ts";
import type { ImportPlace } from "./place.ts";
import { unknownPrefixes } from "./intent.ts";

type Imported = ImportReport["records"][number];

/** What an import has read of each record. */
export function recordsOf(
  { corpus }: ImportPlace,
  { records }: ImportIntent,
  texts: readonly ImportedText[],
): Imported[] {
  const tabled = new Set(texts.flatMap((text) => (text.tabled ? [text.file] : [])));
  return records.map(({ file, name, id }): Imported => {
    const record = corpus.byFile(file)!;
    const { values, foreign } = record;
    const { status, date } = values;
    const named = [values.supersedes, values["superseded-by"], values["builds-on"], values["relates-to"]];
    return {
      id,
      from: file,
      to: besides(file, name),
      dialect: foreign!.dialect,
      confidence: foreign!.confidence,
      ...(status === undefined ? {} : { status }),
      ...(date === undefined ? {} : { date }),
      references: named.reduce((sum, list) => sum + (list?.length ?? 0), 0),
      unread: unreadOf(record),
      options: record.options?.columns.length ?? 0,
      optionsTable: tabled.has(file),
      numbered: record.id === undefined,
    };
  });
}

/** What a record says and nobody has understood, and what it says in two ways, as written. */
function unreadOf({ foreign, values }: MarkdownRecord): string[] {
  const { statuses, dates, references } = foreign!;
  const written = (list: readonly { text: string }[]): string =>
    list.map(({ text }) => `“${text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text}”`).join(" and ");
  const named = references.filter(({ id }) => id === undefined);
  return [
    ...(values.status === undefined && statuses.length > 0 ? [`status ${written(statuses)}`] : []),
    ...(values.date === undefined && dates.length > 0 ? [`date ${written(dates)}`] : []),
    ...named.map((reference) => `${reference.relation} ${written([reference])}`),
  ];
}

/** Files of the last commit, outside of the corpus, that name a record's file as it was called. */
export function stillNaming({ corpus }: ImportPlace, { records }: ImportIntent): string[] {
  const git = openGit(corpus.root);
  const head = git?.run(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])?.toString("utf8").trim();
  const names = records.flatMap(({ file, name }) =>
    path.posix.basename(file) === name ? [] : [path.posix.basename(file)],
  );
  // A page in a folder of its own is called as many others are.
  const telling = [...new Set(names)].filter((name) => !/^(?:readme|index)\./iu.test(name));
  if (!git || !head || telling.length === 0) return [];
  return filesMentioning(git, head, telling)
    .map((file) => pathFrom(corpus.root, path.join(git.root, file)))
    .filter((file) => !corpus.byFile(file));
}

/** What a person may want to know besides. */
export function notesOf(place: ImportPlace, intent: ImportIntent, texts: readonly ImportedText[]): string[] {
  const prefixes = unknownPrefixes(place, intent);
  const twice = intent.records.filter(({ id, file }) =>
    intent.records.some((other) => other.id === id && other.file < file),
  );
  return [
    ...withoutTable(place, intent, texts),
    ...prefixes.map(
      (prefix) =>
        `Ids with the prefix ${prefix} are kept: declare a kind with that prefix under \`kinds:\` in reckon.yaml.`,
    ),
    ...twice.map(
      ({ id, file, name }) =>
        `${id} is taken twice: \`reckon renumber ${besides(file, name)}\` gives one of the two another number.`,
    ),
  ];
}

/** Records whose options stay a list although tables were asked for. */
function withoutTable(place: ImportPlace, intent: ImportIntent, texts: readonly ImportedText[]): string[] {
  if (!intent.optionsTable) return [];
  return recordsOf(place, intent, texts).flatMap(({ to, options, optionsTable }) =>
    options > 0 && !optionsTable
      ? [`${to}: its options stay as they are written; there is a table already, or no place for one.`]
      : [],
  );
}
