import type * as Pagefind from "pagefind";
import type { SitePlace } from "./astro.ts";
import { dayWords } from "./day.ts";
import type { DocView } from "./docs-view.ts";
import { facetValues } from "./facets.ts";
import { findPeer } from "./peers.ts";
import { sentenceText } from "./view.ts";
import type { SiteView } from "./site-view.ts";
import type { DecisionView, SiteFile } from "./view.ts";
import { DOCS_WORD, DOOR_WORDS, STATUS_WORDS } from "./words.ts";

/** What Pagefind brings for pages of its own and this site does not use. */
const UNUSED = /^(?:pagefind-(?:ui|modular-ui|component-ui|highlight)\.|playground)/u;

/**
 * The search index over title, verdict and text of each record, with the list's facets as filters. English is
 * forced: an index per detected language would split the archive.
 */
export async function searchFiles(view: SiteView, place: SitePlace): Promise<SiteFile[]> {
  const { createIndex } = (await import(findPeer("pagefind", place.root).entry)) as typeof Pagefind;
  const { index, errors } = await createIndex({ forceLanguage: "en" });
  if (!index) throw new Error(`Pagefind made no index: ${errors.join("; ")}`);
  try {
    for (const record of [...view.decisions.map(searchRecord), ...view.docs.map(docRecord)]) {
      const added = await index.addCustomRecord(record);
      if (added.errors.length > 0)
        throw new Error(`Pagefind refused ${record.url}: ${added.errors.join("; ")}`);
    }
    const { files } = await index.getFiles();
    return files
      .filter((file) => !UNUSED.test(file.path))
      .map((file) => ({ path: `pagefind/${file.path}`, text: file.content }));
  } finally {
    await index.deleteIndex();
  }
}

/**
 * A record as Pagefind takes it. `site/scripts/pagefind.ts` weighs a match in the title or the verdict more than one in
 * the text, so that the decision that says the word comes before those that mention it.
 */
export function searchRecord(decision: DecisionView): Pagefind.CustomRecord {
  const verdict = sentenceText(decision.verdict);
  return {
    // Pagefind puts the base before it when it is asked.
    url: `/${decision.slug}/`,
    language: "en",
    content: [verdict, decision.text, decision.id].filter(Boolean).join("\n"),
    meta: { ...searchMeta(decision), ...(verdict === "" ? {} : { verdict }) },
    filters: facetValues(decision),
    ...(decision.day === undefined ? {} : { sort: { date: decision.day } }),
  };
}

/** A page of the documentation, which is a kind of its own among the results. */
function docRecord(doc: DocView): Pagefind.CustomRecord {
  const { path, title, summary, text } = doc;
  return {
    url: `/${path}`,
    language: "en",
    content: text,
    meta: {
      slug: path.replace(/\/$/u, ""),
      title,
      status: DOCS_WORD,
      ...(summary === undefined ? {} : { summary }),
    },
    filters: { kind: ["docs"] },
  };
}

/** What a result row shows where the page that searches does not list the record. */
function searchMeta(decision: DecisionView): Record<string, string> {
  const { id, slug, title, summary, owner, status, day, reversal } = decision;
  const known = {
    slug,
    title,
    id,
    summary,
    owner,
    status: status && STATUS_WORDS[status].word,
    day: day && dayWords(day),
    door: reversal && DOOR_WORDS[reversal.door],
  };
  return Object.fromEntries(
    Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
