import path from "node:path";
import type { Corpus } from "../../../corpus/load.ts";
import type { Problem } from "../../../model/finding.ts";
import type { Foreign } from "../../../model/foreign.ts";
import { isAccepted } from "../../../model/frontmatter.ts";
import { writtenId } from "../../../model/qualified-id.ts";
import type { Card } from "../../../model/record.ts";
import { keyPlace, valuePlace } from "../../../model/record.ts";
import { addToList } from "../../frontmatter-fix.ts";
import type { FileProblem } from "../../rule.ts";
import { defineRule } from "../../rule.ts";

const INVERSE = { supersedes: "superseded-by", "superseded-by": "supersedes" } as const;
type Side = keyof typeof INVERSE;

/** Whoever reads only the old record has to learn there that it no longer holds. */
export const supersessionBothSides = defineRule({
  id: "corpus/supersession-both-sides",
  level: "error",
  fixes: true,
  description: "`supersedes` and `superseded-by` are written on both sides.",
  *corpus(corpus) {
    for (const record of corpus.records) {
      // A proposal names what it would replace; that stands until the proposal is accepted.
      if (isAccepted(record.values.status)) yield* oneSided(corpus, record, "supersedes");
      yield* oneSided(corpus, record, "superseded-by");
    }
  },
});

function* oneSided(corpus: Corpus<Card>, record: Card, key: Side): Generator<FileProblem> {
  const { id } = record;
  if (id === undefined) return;
  const inverse = INVERSE[key];
  for (const [index, named] of (record.values[key] ?? []).entries()) {
    const [other] = corpus.byId(named);
    if (!other || other === record || other.external || other.values[inverse]?.includes(id)) continue;
    yield {
      ...(other.foreign ? inWords(other, record, inverse, other.foreign) : inKeys(other, id, inverse)),
      file: other.file,
      related: [
        {
          file: record.file,
          range: valuePlace(record.places, [key, String(index)]),
          message: `\`${id}\` names it under \`${key}\` here`,
        },
      ],
    };
  }
}

function inKeys(other: Card, id: string, inverse: Side): Problem {
  const written = other.places.nodes.has(inverse);
  const own = writtenId(id, other.source);
  const fix = addToList(other.places, inverse, own, "status");
  return {
    message: `Unexpected record that does not name \`${id}\` under \`${inverse}\`, expected both sides to say so`,
    hint: written ? `Add \`${own}\` to \`${inverse}\`.` : `Add a line \`${inverse}: [${own}]\`.`,
    range: keyPlace(other.places, written ? [inverse] : ["status"]),
    ...(fix ? { fix } : {}),
  };
}

/** Records of other dialects say it in words; MADR has a place for them only in the record that was replaced. */
function inWords(other: Card, record: Card, inverse: Side, { profile }: Foreign): Problem {
  const isSuccessor = inverse === "supersedes";
  const link = `[${record.title ?? record.id}](${path.posix.relative(path.posix.dirname(other.file), record.file)})`;
  const atMost = profile === "madr" ? "advice" : "warning";
  return {
    message: `Unexpected record that does not say that it ${isSuccessor ? "supersedes" : "is superseded by"} \`${record.id}\`, expected both sides to say so`,
    hint: `Write \`${isSuccessor ? "Supersedes" : "Superseded by"} ${link}\` ${isSuccessor && profile === "madr" ? "under More Information or Links" : "where its status stands"}.`,
    range: keyPlace(other.places, ["status"]),
    ...(isSuccessor ? { atMost } : {}),
  };
}
