import type { Match } from "./pagefind.ts";

/** A row of the list as it was built. */
export interface Row {
  element: HTMLLIElement;
  facets: Record<string, string[]>;
}

/** The rows of the list by slug, in its order. */
export function readRows(list: Element): ReadonlyMap<string, Row> {
  const rows = [...list.querySelectorAll<HTMLLIElement>(".row")];
  return new Map(
    rows.map((element) => [
      element.dataset.slug!,
      { element, facets: JSON.parse(element.dataset.facets!) as Record<string, string[]> },
    ]),
  );
}

/** Whether a row has one of the chosen values in each facet that has any, leaving one facet out where it is counted. */
export function matches(
  row: Row,
  facets: ReadonlyMap<string, ReadonlySet<string>>,
  except?: string,
): boolean {
  for (const [name, values] of facets) {
    if (name === except || values.size === 0) continue;
    if (!row.facets[name]?.some((value) => values.has(value))) return false;
  }
  return true;
}

/** A match as a row: the built one where the page has it, with the words marked and the excerpt in place of its summary. */
export function matchRow(match: Match, row: Row | undefined, words: string, base: string): HTMLElement {
  const element = row ? (row.element.cloneNode(true) as HTMLElement) : bareRow(match, base);
  element.hidden = false;
  const link = element.querySelector("h3 a")!;
  const title = link.textContent;
  link.replaceChildren(...markWords(title, words));
  const summary = element.querySelector(".summary")!;
  const pieces = markedPieces(match.excerpt);
  // Where only the title matches, the summary says more than an excerpt without a mark.
  if (pieces.some((piece) => piece instanceof HTMLElement)) summary.replaceChildren(...pieces);
  return element;
}

/** A row of a page that lists not every decision. Everything in it is text. */
function bareRow({ slug, meta }: Match, base: string): HTMLElement {
  const part = (tag: string, name: string, text = ""): HTMLElement => {
    const element = document.createElement(tag);
    element.className = name;
    element.textContent = text;
    return element;
  };
  const what = part("div", "what");
  const heading = document.createElement("h3");
  const link = document.createElement("a");
  link.href = `${base}${slug}/`;
  link.textContent = meta.title ?? slug;
  heading.append(link);
  what.append(heading, part("p", "summary", meta.summary));
  const when = part("div", "when", meta.status);
  when.append(part("span", "second", meta.day));
  const element = part("li", "row");
  element.append(
    idPart(meta.id ?? ""),
    what,
    part("div", "back", meta.door),
    when,
    part("span", "owner", meta.owner),
  );
  return element;
}

/** An id with the name of its package or source apart from it. */
function idPart(id: string): HTMLElement {
  const element = document.createElement("span");
  element.className = "id";
  const end = id.lastIndexOf(":") + 1;
  if (end > 0) {
    const of = document.createElement("span");
    of.className = "of";
    of.textContent = id.slice(0, end);
    element.append(of);
  }
  element.append(id.slice(end));
  return element;
}

/** Splits Pagefind's excerpt at its marks; what is between them is text, whatever it looks like. */
function markedPieces(excerpt: string): (HTMLElement | string)[] {
  return excerpt
    .split(/<mark>(.*?)<\/mark>/su)
    .map((piece, index) => (index % 2 === 1 ? mark(decode(piece)) : decode(piece)));
}

/** Pagefind writes `<` and `>` of the text as entities. */
function decode(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function markWords(text: string, words: string): (HTMLElement | string)[] {
  const stems = words
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1)
    // “refunds” marks “refund”, as the search finds it.
    .map((word) => (word.length > 4 ? word.replace(/s$/iu, "") : word));
  if (stems.length === 0) return [text];
  return text
    .split(new RegExp(`((?<![\\p{L}\\p{N}])(?:${stems.join("|")})[\\p{L}\\p{N}]*)`, "giu"))
    .map((piece, index) => (index % 2 === 1 ? mark(piece) : piece));
}

function mark(text: string): HTMLElement {
  const element = document.createElement("mark");
  element.textContent = text;
  return element;
}
