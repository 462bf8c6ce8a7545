import type { Corpus } from "../../../corpus/load.ts";
import type { Card } from "../../../model/record.ts";
import { valuePlace } from "../../../model/record.ts";
import { referencesOf } from "../../../model/references.ts";
import { localId, writtenId } from "../../../model/qualified-id.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** A reference that leads nowhere is a typing error, or a record that was never committed. */
export const noDanglingReference = defineRule({
  id: "corpus/no-dangling-reference",
  level: "error",
  description: "Every id that the frontmatter names is the id of another record.",
  *corpus(corpus) {
    for (const record of corpus.records) {
      for (const { key, id, path } of referencesOf(record)) {
        const itself = id === record.id;
        if (!itself && (corpus.byId(id).length > 0 || corpus.isUnknown(id))) continue;
        // What a link leads to is a matter of the rules about links.
        if (record.foreign?.references.some((reference) => reference.id === id && reference.linked)) continue;
        const range = valuePlace(record.places, path);
        const near = itself ? undefined : sameNumber(corpus, id);
        yield {
          file: record.file,
          message: itself
            ? `Unexpected reference of \`${id}\` to itself under \`${key}\`, expected another record`
            : `Unexpected ${quoted(id)} under \`${key}\`, expected the id of a record`,
          hint: near
            ? `Did you mean \`${writtenId(near.id!, record.source)}\` in ${near.file}?`
            : `Correct the id, or delete it from \`${key}\`${itself ? "" : ": no record here has it"}.`,
          range,
        };
      }
    }
  },
});

/** The record that is meant where the id is written in another way: `ADR-7`, `adr-0007`, a file name. */
function sameNumber(corpus: Corpus<Card>, id: string): Card | undefined {
  const local = localId(id);
  const parts = /^(?<prefix>[a-z][a-z0-9]*)-?0*(?<number>\d+)/iu.exec(local)?.groups;
  if (!parts) return undefined;
  const wanted = `${parts.prefix!.toUpperCase()}-${parts.number!.padStart(4, "0")}`;
  return corpus.byId(id.slice(0, -local.length) + wanted)[0];
}
