import type { Corpus } from "../../../corpus/load.ts";
import type { Card } from "../../../model/record.ts";
import { keyPlace } from "../../../model/record.ts";
import { defineRule } from "../../rule.ts";

/** Records that replace one another in a ring: none of them holds, and each says that another does. */
export const noSupersessionCycle = defineRule({
  id: "corpus/no-supersession-cycle",
  level: "error",
  description: "No record is superseded by one that it supersedes, directly or through others.",
  *corpus(corpus) {
    const successors = successorsOf(corpus);
    const known = new Set<string>();
    for (const record of corpus.records) {
      const ring = record.id === undefined ? [] : ringFrom(record.id, successors, known);
      if (ring.length < 2) continue;
      const [first, next] = ring as [string, string];
      const [card] = corpus.byId(first);
      if (!card) continue;
      const key = card.values["superseded-by"]?.includes(next) ? "superseded-by" : "supersedes";
      yield {
        file: card.file,
        message: `Unexpected ring of records that supersede one another, expected an end: ${[...ring, first].map((id) => `\`${id}\``).join(" → ")}`,
        hint: "Find out which of them holds today, and delete the entry of `superseded-by` there and of `supersedes` in the other.",
        range: keyPlace(card.places, [key]),
      };
    }
  },
});

/** Which records replace one, from either side's frontmatter. */
function successorsOf({ records }: Corpus<Card>): Map<string, Set<string>> {
  const successors = new Map<string, Set<string>>();
  const add = (older: string, newer: string): void => {
    if (older !== newer) successors.set(older, (successors.get(older) ?? new Set()).add(newer));
  };
  for (const { id, values } of records) {
    if (id === undefined) continue;
    for (const newer of values["superseded-by"] ?? []) add(id, newer);
    for (const older of values.supersedes ?? []) add(older, id);
  }
  return successors;
}

/**
 * The first ring that following successors from an id runs into, if none was found there before.
 * @param known ids whose successors have been followed to the end; every id is followed once
 */
function ringFrom(
  start: string,
  successors: ReadonlyMap<string, ReadonlySet<string>>,
  known: Set<string>,
): string[] {
  const path: string[] = [];
  const onPath = new Set<string>();
  const stack: Iterator<string>[] = [[start].values()];
  while (stack.length > 0) {
    const { value: id, done } = stack.at(-1)!.next();
    if (done) {
      stack.pop();
      const left = path.pop();
      if (left !== undefined) onPath.delete(left);
    } else if (onPath.has(id)) {
      return path.slice(path.indexOf(id));
    } else if (!known.has(id)) {
      known.add(id);
      path.push(id);
      onPath.add(id);
      stack.push((successors.get(id) ?? new Set<string>()).values());
    }
  }
  return [];
}
