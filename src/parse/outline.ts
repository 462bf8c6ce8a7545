import type { Definition, Heading as MdastHeading, Image, Link as MdastLink, Nodes, Root } from "mdast";
import GithubSlugger from "github-slugger";
import type { Heading, Link } from "../model/record.ts";
import { plainText } from "./markdown.ts";
import { placeOf, walk } from "./tree.ts";

/** What one walk over a tree gathers. */
export interface Outline {
  headings: Heading[];
  headingOf: Map<MdastHeading, Heading>;
  /** Anchors of headings and of raw HTML. */
  anchors: string[];
  links: Link[];
}

// Up to the next `<` only, so that a row of unclosed tags costs no more than its length.
const HTML_ANCHOR = /<[a-z][^<>]*?\s(?:id|name)\s*=\s*["']?(?<anchor>[^"'\s>]+)/giu;

type Reference = Extract<Nodes, { type: "linkReference" | "imageReference" }>;

/**
 * Gathers headings, anchors, links and images in one walk. Undefined where nodes lie deeper than `deepest`: what reads
 * their text recurses.
 */
export function readOutline(tree: Root, deepest: number): Outline | undefined {
  const headings: MdastHeading[] = [];
  const html: string[] = [];
  const direct: (MdastLink | Image)[] = [];
  const references: Reference[] = [];
  const definitions = new Map<string, Definition>();
  let depth = 0;
  walk(tree, (node, level) => {
    depth = Math.max(depth, level);
    if (node.type === "heading") headings.push(node);
    else if (node.type === "html") html.push(node.value);
    else if (node.type === "link" || node.type === "image") direct.push(node);
    else if (node.type === "linkReference" || node.type === "imageReference") references.push(node);
    // The first definition of a name counts, as CommonMark has it.
    else if (node.type === "definition" && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
  });
  if (depth > deepest) return undefined;
  const slugger = new GithubSlugger();
  const headingOf = new Map(headings.map((node) => [node, readHeading(node, slugger)]));
  const anchors = html.flatMap((value) =>
    [...value.matchAll(HTML_ANCHOR)].map((match) => match.groups!.anchor!),
  );
  return {
    headings: [...headingOf.values()],
    headingOf,
    anchors: [...[...headingOf.values()].map((heading) => heading.slug), ...anchors],
    links: [
      ...direct.map((node) => readLink(node, node.url)),
      ...references.flatMap((node) => resolve(node, definitions)),
    ].toSorted((one, other) => one.range.start.offset - other.range.start.offset),
  };
}

function readHeading(node: MdastHeading, slugger: GithubSlugger): Heading {
  const text = plainText(node);
  return { depth: node.depth, text, slug: slugger.slug(text), range: placeOf(node) };
}

function resolve(node: Reference, definitions: ReadonlyMap<string, Definition>): Link[] {
  const definition = definitions.get(node.identifier);
  return definition ? [readLink(node, definition.url)] : [];
}

function readLink(node: MdastLink | Image | Reference, url: string): Link {
  const kind = node.type === "image" || node.type === "imageReference" ? "image" : "link";
  return { kind, url, alt: altOf(node), range: placeOf(node) };
}

function altOf(node: Nodes): string {
  return "alt" in node && typeof node.alt === "string" ? node.alt : "";
}
