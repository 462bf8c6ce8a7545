import type { MarkdownRecord } from "../model/record.ts";
import { linkTarget } from "../model/link-target.ts";
import type { Forge } from "./forge.ts";
import type { LinkTargets } from "./targets.ts";
import type { PublishedImage } from "./images.ts";
import type { ReferenceView } from "./view.ts";

/** What can be linked to from a file's page. Paths are from the root of the repository. */
export interface LinkSource {
  file: string;
  headings: MarkdownRecord["headings"];
  /** How its page gets to the site's base: `../`. */
  up: string;
  /** The page of a file, below the base, and the record on it. */
  page: (file: string) => { path: string; record?: ReferenceView } | undefined;
  /** The record of an id, or its risk. */
  mention: (id: string) => { path: string; record: ReferenceView } | undefined;
  /** What stands in the repository. */
  entry: (file: string) => "file" | "folder" | undefined;
  forge?: Forge;
  /** The image of a file, to be published; undefined where it is none, or lies outside of what may be. */
  image: (file: string) => PublishedImage | undefined;
}

/**
 * Resolves what a file links to, as seen from its page. Links to other pages of the site lead there, links to other
 * files to the forge where one is known, web and mail addresses pass; every other loses its address.
 */
export function linkTargets(source: LinkSource): LinkTargets {
  const { file: from, up } = source;
  const anchors = new Map(source.headings.map((heading) => [heading.range.start.offset, heading.slug]));
  return {
    anchor: (offset) => anchors.get(offset),
    mention(id) {
      const found = source.mention(id);
      return found && { href: up + found.path, record: found.record };
    },
    link(url) {
      if (url.startsWith("#")) return { href: url };
      const target = linkTarget(from, url);
      if (target.kind === "external") return isWeb(url) ? { href: url } : undefined;
      if (target.kind === "outside") return undefined;
      const fragment = target.anchor === undefined ? "" : `#${encodeURIComponent(target.anchor)}`;
      const page = source.page(target.path);
      if (page) {
        const { record } = page;
        return { href: `${up}${page.path}${fragment}`, file: target.path, ...(record ? { record } : {}) };
      }
      const kind = source.entry(target.path);
      if (kind === undefined || !source.forge) return undefined;
      return { href: source.forge.address(target.path, kind) + fragment };
    },
    image(url) {
      const target = linkTarget(from, url);
      if (target.kind === "external") return { refused: "remote" };
      if (target.kind === "outside" || source.entry(target.path) !== "file") return { refused: "missing" };
      const found = source.image(target.path);
      if (!found) return { refused: "unfit" };
      const { file, width, height } = found;
      return { src: up + file.path, ...(width && height ? { width, height } : {}) };
    },
  };
}

/** Not `//host`, which is no address of its own, nor any scheme that runs or shows what the link carries. */
function isWeb(url: string): boolean {
  return URL.canParse(url) && /^(?:https?|mailto):/iu.test(url);
}
