import type { ReferenceView } from "./view.ts";

/** A place that a link leads to. */
export interface LinkTarget {
  href: string;
  /** Its file, from the root of the repository, where the site has a page of it. */
  file?: string;
  /** The record whose page it is. */
  record?: ReferenceView;
}

/** Where a file's links and images lead on the site. */
export interface LinkTargets {
  /** The address for a link as written; undefined where it leads nowhere that the site may send a reader. */
  link(url: string): LinkTarget | undefined;
  /** The page of a record, or of a risk, that the text names by its id. */
  mention(id: string): { href: string; record: ReferenceView } | undefined;
  /** The address for an image as written with its size, or why it is not shown. */
  image(
    url: string,
  ): { src: string; width?: number; height?: number } | { refused: "remote" | "missing" | "unfit" };
  /** The anchor of a heading, by where it begins in the file. */
  anchor(offset: number): string | undefined;
}
