import type { Html, Root } from "mdast";

/** A stretch of a text between two comments on lines of their own: the offsets of what stands between them. */
export interface Marked {
  start: number;
  end: number;
}

/**
 * The stretch between `<!-- reckon:<name> -->` and `<!-- /reckon:<name> -->`; undefined where there is none, where one
 * of the two is missing, or where there are several. In code such comments are text and do not count.
 */
export function findMarked(tree: Root, name: string): Marked | undefined {
  const comments = tree.children.filter((node): node is Html => node.type === "html");
  const at = (written: string): Html[] => comments.filter(({ value }) => value.trim() === written);
  const [opening, ...moreOpening] = at(`<!-- reckon:${name} -->`);
  const [closing, ...moreClosing] = at(`<!-- /reckon:${name} -->`);
  const start = opening?.position?.end.offset;
  const end = closing?.position?.start.offset;
  if (start === undefined || end === undefined || moreOpening.length + moreClosing.length > 0)
    return undefined;
  return start <= end ? { start, end } : undefined;
}
