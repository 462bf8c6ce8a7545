import type { DocView } from "./docs-view.ts";

/** Pages of the documentation that lie in one folder. */
export interface DocGroup {
  /** Names of the folder below the documentation's own; empty for that. */
  name: string;
  pages: { path: string; title: string }[];
}

/**
 * The documentation as a menu: the pages of its own folder, then folder by folder. A folder's own page comes first, the
 * pages that it links to in that order, and the rest by their titles.
 */
export function docGroups(docs: readonly DocView[]): DocGroup[] {
  const groups = Map.groupBy(docs, ({ folders }) => folders.join(" / "));
  return [...groups]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, pages]) => ({
      name: name === "" ? "" : name.charAt(0).toUpperCase() + name.slice(1),
      pages: inOrder(pages).map(({ path, title }) => ({ path, title })),
    }));
}

function inOrder(pages: readonly DocView[]): DocView[] {
  const [shallowest] = pages.toSorted((one, other) => depth(one) - depth(other));
  const own = pages.every((page) => page === shallowest || depth(page) > depth(shallowest!))
    ? shallowest
    : undefined;
  const order = own ? [own.path, ...own.mentions] : [];
  const rank = ({ path }: DocView): number => {
    const at = order.indexOf(path);
    return at < 0 ? order.length : at;
  };
  return pages.toSorted(
    (one, other) => rank(one) - rank(other) || one.title.localeCompare(other.title, "en"),
  );
}

function depth({ path }: DocView): number {
  return path.split("/").length;
}
