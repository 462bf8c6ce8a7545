import type { RootContent } from "mdast";
import type { ParsedRecord } from "../parse/record.ts";
import { docPath, docView } from "./docs-view.ts";
import type { DocView } from "./docs-view.ts";
import type { Highlight } from "./highlight.ts";
import { htmlRenderer } from "./html.ts";
import type { PagePlaces } from "./page-places.ts";
import { readTheme } from "./theme.ts";
import type { ThemeView } from "./theme.ts";
import type { SiteFile } from "./view.ts";

/** What a team puts beside its records. */
export interface ExtrasSource {
  docs: readonly DocFile[];
  /** Absolute path of the records' folder, which the theme lies in. */
  dir: string;
  /** Reads a Markdown file. */
  read: (file: string) => ParsedRecord;
  /** Path below which the site will stand. */
  base: string;
}

/** A Markdown file of the documentation. */
export interface DocFile {
  /** From the documentation's folder, with `/`. */
  file: string;
  parsed: ParsedRecord;
}

/** Where each file of the documentation stands, by its path from the root of the corpus; of two at one place the first. */
export function docPlaces(docs: readonly DocFile[]): Map<string, string> {
  const taken = new Set<string>();
  const places = new Map<string, string>();
  for (const { file, parsed } of docs) {
    const place = docPath(file);
    if (taken.has(place)) continue;
    taken.add(place);
    places.set(parsed.record.file, place);
  }
  return places;
}

/** The documentation's pages and the theme, with the files that they show. */
export function siteExtras(
  { docs, dir, read, base }: ExtrasSource,
  places: PagePlaces,
  highlight: Highlight,
): { docs: DocView[]; theme: ThemeView; files: SiteFile[] } {
  const placed = docPlaces(docs);
  const pages = docs
    .filter(({ parsed }) => placed.has(parsed.record.file))
    .map(({ file, parsed }) => {
      const up = "../".repeat(docPath(file).split("/").length - 1);
      return docView(parsed, { file, targets: places.targets(parsed.record, up), highlight, places: placed });
    });
  const { theme, files } = readTheme(dir, (file) => {
    const { record, tree } = read(file);
    // At the foot of every page, however deep that lies.
    const html = htmlRenderer(tree, places.targets(record, base), highlight);
    const shown = tree.children.filter((node): node is RootContent => node.type !== "yaml");
    return html.blocks(shown).trim() || undefined;
  });
  return { docs: pages, theme, files };
}
