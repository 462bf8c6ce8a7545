/** What stands where frontmatter may begin. Offsets are into the text. */
export type Fence =
  | { kind: "none" }
  /** `end` is the offset just after the closing `---`. */
  | { kind: "yaml"; end: number }
  /** An opening `---` that nothing closes. */
  | { kind: "unclosed"; end: number }
  /** Something that other tools take for frontmatter: `+++`, `---js`, `----`, a blank line before the fence. */
  | { kind: "odd"; end: number; written: string };

const CLOSING = /[\r\n]---[ \t]*(?=\r|\n|$)/u;
const ODD = /^(?:\+\+\+|---[ \t]*[^\s-][^\r\n]*|----+|;;;)[ \t]*(?=\r|\n|$)/u;

/**
 * Finds the frontmatter by the one rule that every part of Reckon goes by: the first line is exactly `---`, and so is
 * the closing one. The text has no byte order mark.
 */
export function findFence(text: string): Fence {
  const opening = /^---[ \t]*(?=\r|\n|$)/u.exec(text);
  if (opening) {
    const from = opening[0].length;
    const closing = CLOSING.exec(text.slice(from));
    return closing
      ? { kind: "yaml", end: from + closing.index + closing[0].length }
      : { kind: "unclosed", end: from };
  }
  const odd = ODD.exec(text);
  if (odd) return { kind: "odd", end: odd[0].length, written: odd[0].trim() };
  const late = /^\s+---[ \t]*[\r\n]+[a-z][\w-]*:/iu.exec(text);
  return late ? { kind: "odd", end: late[0].length, written: "a blank line" } : { kind: "none" };
}
