import { getCollection, getEntry } from "astro:content";
import type { DecisionView } from "../src/site/view.ts";

/** Up to `whole` decisions the home page lists all, beyond that the `latest`, and pages per year list the rest. */
export const LISTED = { whole: 200, latest: 100 };

/** Every decision, newest first: a collection forgets the order of its entries. */
export async function inOrder(): Promise<DecisionView[]> {
  const { slugs } = (await getEntry("archive", "archive"))!.data;
  const entries = new Map((await getCollection("decisions")).map(({ id, data }) => [id, data]));
  return slugs.flatMap((slug) => entries.get(slug) ?? []);
}

/** The years that have pages of their own, newest first; none where the home page lists everything. */
export async function yearsBeyond(): Promise<string[]> {
  const decisions = await inOrder();
  if (decisions.length <= LISTED.whole) return [];
  return [...new Set(decisions.flatMap(({ day }) => day?.slice(0, 4) ?? []))];
}
