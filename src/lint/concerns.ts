import type { Corpus } from "../corpus/load.ts";
import { recordsFolder } from "../model/config.ts";
import { pathFrom } from "../corpus/load.ts";
import type { Finding } from "../model/finding.ts";
import { linkTarget } from "../model/link-target.ts";
import type { Card } from "../model/record.ts";
import { referencesOf } from "../model/references.ts";
import type { Base } from "./base.ts";
import type { Rule } from "./rule.ts";

/**
 * Tells which findings a change answers for: those of the files that changed, and of the files that they touch, by
 * naming or linking to one another. A rule that looks at one record by itself says of an unchanged one what it said
 * before, unless the day made the difference, so only rules that look beyond the record speak of the latter.
 */
export function concernsOf(
  base: Base,
  corpus: Corpus<Card>,
  rules: readonly { rule: Rule }[],
): (finding: Finding) => boolean {
  const changed = new Set([
    ...base.changed,
    ...corpus.records.filter((card) => evidenceChanged(card, base, corpus)).map(({ file }) => file),
  ]);
  const touched = touchedBy(base, changed, corpus);
  const farSighted = new Set(
    rules
      .filter(({ rule }) => rule.corpus !== undefined || rule.evidence !== undefined || rule.everyFile)
      .map(({ rule }) => rule.id),
  );
  // The results that evidence was made of are files of the folder and none of the corpus.
  const isChanged = (file: string): boolean => (corpus.byFile(file) ? changed.has(file) : base.isOther(file));
  return ({ file, rule, related = [] }) =>
    changed.has(file) ||
    (farSighted.has(rule) && (touched.has(file) || related.some((other) => isChanged(other.file))));
}

function evidenceChanged(card: Card, base: Base, { config }: Corpus<Card>): boolean {
  const folder = recordsFolder(config, card.source);
  return (card.values.evidence ?? []).some((name) => base.isOther(`${folder}/evidence/${name}.json`));
}

/** The unchanged files that name or link to a changed one, or that one names or links to, or did before. */
function touchedBy(base: Base, changed: ReadonlySet<string>, corpus: Corpus<Card>): ReadonlySet<string> {
  const prefix = pathFrom(corpus.repository.root, corpus.root);
  const inRepository = (file: string): string => (prefix === "." ? file : `${prefix}/${file}`);
  const namesOf = (card: Card): string[] => [
    ...referencesOf(card).map(({ id }) => id),
    ...card.links.flatMap(({ url }) => {
      const target = linkTarget(inRepository(card.file), url);
      return target.kind === "file" ? [target.path] : [];
    }),
  ];
  const ownNames = (card: Card): string[] => [
    inRepository(card.file),
    ...(card.id === undefined ? [] : [card.id]),
  ];
  const now = corpus.files.filter(({ file }) => changed.has(file));
  const before = now.flatMap((card) => base.before(card)?.record ?? []);
  const central = [...now, ...before, ...base.gone];
  const own = new Set(central.flatMap(ownNames));
  const named = new Set(central.flatMap(namesOf));
  const touches = (card: Card): boolean =>
    ownNames(card).some((name) => named.has(name)) || namesOf(card).some((name) => own.has(name));
  return new Set(corpus.files.filter(touches).map(({ file }) => file));
}
