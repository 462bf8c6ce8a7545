import { createHash } from "node:crypto";
import { sentenceText } from "../view.ts";
import type { SiteView } from "../site-view.ts";
import type { DecisionView } from "../view.ts";
import { STATUS_WORDS } from "../words.ts";
import { absolute } from "./address.ts";
import type { AddressPlace } from "./address.ts";
import { documentOf, element } from "./xml.ts";

/** Entries of a feed, the latest. */
const MOST = 50;

/**
 * The latest decisions as a feed (RFC 4287), by the day that their status last changed. Without the site's address its
 * links are relative to the feed, and its ids are made from names.
 */
export function atomFeed(view: SiteView, place: AddressPlace): string {
  const entries = view.decisions
    .filter(({ date }) => date !== undefined)
    .toSorted((one, other) => (one.date! < other.date! ? 1 : one.date! > other.date! ? -1 : 0))
    .slice(0, MOST);
  const at = (path: string): string => absolute(place, path) ?? (path === "" ? "./" : path);
  return documentOf(
    element(
      "feed",
      { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": "en" },
      element("title", {}, view.title),
      view.description === undefined ? undefined : element("subtitle", {}, view.description),
      element("id", {}, absolute(place, "") ?? madeId(view.title)),
      element("updated", {}, moment(entries[0]?.date ?? view.today)),
      element("author", {}, element("name", {}, view.title)),
      element("generator", {}, "Reckon"),
      element("link", { rel: "alternate", type: "text/html", href: at("") }),
      element("link", { rel: "self", type: "application/atom+xml", href: at("feed.xml") }),
      ...entries.map((decision) =>
        entry(
          decision,
          at(`${decision.slug}/`),
          absolute(place, `${decision.slug}/`) ?? madeId(view.title, decision.slug),
        ),
      ),
    ),
  );
}

function entry(decision: DecisionView, href: string, id: string): ReturnType<typeof element> {
  const { date = "", day = date, status, tags } = decision;
  const verdict = sentenceText(decision.verdict) || decision.summary;
  const state = status === undefined ? "" : `${STATUS_WORDS[status].word}. `;
  const authors = decision.deciders.map((name) => element("author", {}, element("name", {}, name)));
  return element(
    "entry",
    {},
    element("title", {}, decision.id === undefined ? decision.title : `${decision.id} ${decision.title}`),
    element("id", {}, id),
    element("link", { rel: "alternate", type: "text/html", href }),
    element("published", {}, moment(day)),
    element("updated", {}, moment(date)),
    ...authors,
    ...tags.map((term) => element("category", { term })),
    element("summary", {}, `${state}${verdict ?? ""}`.trim()),
  );
}

/** Records say the day; a feed wants a moment. */
function moment(day: string): string {
  return `${day}T00:00:00Z`;
}

/** An id of a form that needs no host, the same for the same names (RFC 9562, version 8). */
function madeId(...names: string[]): string {
  const hex = createHash("sha256").update(JSON.stringify(names)).digest("hex");
  const variant = "89ab"[Number.parseInt(hex[16]!, 16) % 4]!;
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
