import { kindNamed } from "../model/config.ts";
import type { Config } from "../model/config.ts";
import type { Card, FrontmatterPlaces, MarkdownRecord } from "../model/record.ts";
import { placesOf } from "../parse/frontmatter.ts";

/** A card as it crosses from one thread to another: plain data, without what the other side has or can read again. */
export type PackedCard = Omit<Card, "kind" | "places"> & {
  /** Name of its kind. */
  kind?: string;
  /** The frontmatter with its fences, to read its places from; the places themselves where they are not from there. */
  frontmatter: string | FrontmatterPlaces;
};

/** @param record what the card is of */
export function packCard({ kind, places, ...card }: Card, record: MarkdownRecord): PackedCard {
  return { ...card, ...(kind ? { kind: kind.name } : {}), frontmatter: packPlaces(places, record) };
}

function packPlaces({ range, nodes }: FrontmatterPlaces, record: MarkdownRecord): string | FrontmatterPlaces {
  // A record of another dialect has its values in the text, and their places in a map.
  if (record.foreign) return { range, nodes };
  return nodes.size === 0 ? { range, nodes: new Map() } : record.text.slice(0, range.end.offset);
}

export function unpackCard({ kind: name, frontmatter, ...card }: PackedCard, config: Config): Card {
  const kind = name === undefined ? undefined : kindNamed(config, name);
  const places = typeof frontmatter === "string" ? placesOf(frontmatter) : frontmatter;
  return { ...card, ...(kind ? { kind } : {}), places };
}
