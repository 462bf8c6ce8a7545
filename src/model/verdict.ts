import { isAccepted } from "./frontmatter.ts";
import { optionColumn, optionName, recommendedOption } from "./options.ts";
import type { OptionColumn } from "./options.ts";
import { isPlaceholder } from "./placeholder.ts";
import { sectionOf } from "./record.ts";
import type { MarkdownRecord } from "./record.ts";

/** The option that a record has chosen, or, while it is undecided, recommends. Rejected records have none. */
export function takenOption({ values, options }: MarkdownRecord): OptionColumn | undefined {
  if (!options || values.status === "rejected") return undefined;
  const chosen = values.chosen === undefined ? undefined : optionColumn(options, values.chosen);
  return chosen ?? (isAccepted(values.status) ? undefined : recommendedOption(options));
}

/** A conclusion in one sentence, in three parts that follow one another; a page sets the middle one in bold. */
export interface Conclusion {
  before: string;
  strong: string;
  after: string;
}

/**
 * What a record concludes: “We chose C: Dual-run 30 days.”, “Rejected: …”, or the first sentence of its Decision where
 * no option says it. Undefined where it states none.
 */
export function conclusionOf(record: MarkdownRecord): Conclusion | undefined {
  const { status } = record.values;
  const written = sectionOf(record, "Decision")?.opening;
  const opening = written === undefined || isPlaceholder(written) ? undefined : firstSentence(written);
  if (status === "rejected") {
    const after = opening === undefined ? "." : `: ${withoutWord(opening)}`;
    return { before: "", strong: "Rejected", after };
  }
  const taken = takenOption(record);
  if (!taken) return opening === undefined ? undefined : { before: opening, strong: "", after: "" };
  // In other dialects options have no letters.
  const name = record.foreign ? taken.title : optionName(taken);
  return { before: `${leadOf(record)} `, strong: `${name.replace(/[.!?]$/u, "")}.`, after: "" };
}

/** What stands before the option. A record that states no status is no draft by that. */
function leadOf({ values: { status, chosen } }: MarkdownRecord): string {
  if (isAccepted(status)) return "We chose";
  if (status === undefined) return chosen === undefined ? "Recommended:" : "Chosen:";
  return status === "proposed" ? "Proposed:" : "Draft:";
}

/** The conclusion of a record as a text. */
export function verdictOf(record: MarkdownRecord): string | undefined {
  const conclusion = conclusionOf(record);
  return conclusion && conclusion.before + conclusion.strong + conclusion.after;
}

/** Many write “Rejected: …” themselves. */
function withoutWord(opening: string): string {
  return opening.replace(/^rejected\s*[:.–-]\s*(?=\S)/iu, "");
}

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

/** A segmenter ends a sentence after “Mr. ” and “e.g. ” too: a piece of fewer words takes the next along. */
const FEWEST = 3;

/** The first sentence of a text, on one line. */
export function firstSentence(text: string): string {
  const line = text.trim().replaceAll(/\s+/gu, " ");
  let found = "";
  for (const { segment } of sentences.segment(line)) {
    found += segment;
    if (found.trim().split(" ").length >= FEWEST && !/\b(?:e\.g|i\.e|vs|approx|ca)\.\s*$/iu.test(found))
      break;
  }
  return found.trim();
}
