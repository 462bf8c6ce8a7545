import path from "node:path";
import type { MarkdownRecord } from "../model/record.ts";
import type { LinkTargets } from "./html.ts";
import { digest } from "./slugs.ts";

/** What can be linked to from a record's page. */
export interface LinkSource {
  record: MarkdownRecord;
  slugs: ReadonlyMap<string, string>;
  /** Folders of records, from the root of the corpus; an image outside of them is not published. */
  folders: readonly string[];
  /** Whether a file stands at a path from the root of the corpus. */
  isFile: (file: string) => boolean;
  /** Called for each image that the page shows: its path from the root, and below the base. */
  publish: (file: string, target: string) => void;
}

const IMAGE = /\.(?:png|jpe?g|gif|webp|avif|svg)$/iu;

/**
 * Resolves what a record links to, as seen from its page. Links to records lead to their pages, links to anchors stay,
 * web and mail addresses pass. Links to other files lead nowhere on the site and lose their address.
 */
export function linkTargets(source: LinkSource): LinkTargets {
  const { record, slugs, folders } = source;
  const anchors = new Map(record.headings.map((heading) => [heading.range.start.offset, heading.slug]));
  return {
    anchor: (offset) => anchors.get(offset),
    link(url) {
      if (url.startsWith("#")) return url;
      if (isRemote(url)) return URL.canParse(url) && /^(?:https?|mailto):/iu.test(url) ? url : undefined;
      const [target, fragment] = split(url);
      const file = fileOf(record.file, target);
      const slug = file === undefined ? undefined : slugs.get(file);
      if (slug === undefined) return undefined;
      return `../${slug}/${fragment}`;
    },
    image(url) {
      if (isRemote(url)) return { refused: "remote" };
      const file = fileOf(record.file, split(url)[0]);
      const inside =
        file !== undefined && folders.some((folder) => folder === "." || file.startsWith(`${folder}/`));
      if (!inside || !IMAGE.test(file) || !source.isFile(file)) return { refused: "missing" };
      const target = `media/${digest(file)}${path.posix.extname(file).toLowerCase()}`;
      source.publish(file, target);
      return { src: `../${target}` };
    },
  };
}

/** With a scheme, or without one but with a host. A single letter is a drive, and no more to be followed. */
function isRemote(url: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/iu.test(url);
}

function split(url: string): [target: string, fragment: string] {
  const at = url.indexOf("#");
  const [target, fragment] = at < 0 ? [url, ""] : [url.slice(0, at), url.slice(at)];
  return [target.split("?")[0]!, fragment];
}

function fileOf(from: string, target: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(target);
  } catch {
    return undefined;
  }
  if (decoded === "" || decoded.includes("\0") || decoded.includes("\\")) return undefined;
  // From the root of the repository, as forges read it.
  const joined = decoded.startsWith("/")
    ? decoded.slice(1)
    : path.posix.join(path.posix.dirname(from), decoded);
  const file = path.posix.normalize(joined);
  return file.startsWith("../") || file === ".." ? undefined : file;
}
