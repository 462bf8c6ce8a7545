import { getCollection, getEntry } from "astro:content";
import type { DecisionView } from "../src/site/view.ts";

/** Every decision, newest first: a collection forgets the order of its entries. */
export async function inOrder(): Promise<DecisionView[]> {
  const { slugs } = (await getEntry("archive", "archive"))!.data;
  const entries = new Map((await getCollection("decisions")).map(({ id, data }) => [id, data]));
  return slugs.flatMap((slug) => entries.get(slug) ?? []);
}
