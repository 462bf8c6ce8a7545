/** What stands where frontmatter may begin. Offsets are into the text. */
export type Fence =
  | { kind: "none" }
  /** `end` is the offset just after the closing `---`. */
  | { kind: "yaml"; end: number }
  /** An opening `---` that nothing closes. */
  | { kind: "unclosed"; end: number }
  /** Something that other tools take for a fence: `+++`, `---js`, `----`, a blank line before it. `opening` tells which. */
  | { kind: "odd"; start: number; end: number; written: string; opening: boolean };

/** The first line that any of the tools takes for the end; `---x` ends frontmatter for some and not for others. */
const CLOSING = /[\r\n](?<line>---[^\r\n]*)/u;
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
    if (!closing) return { kind: "unclosed", end: from };
    const line = closing.groups!.line!;
    const start = from + closing.index + 1;
    const end = start + line.length;
    return /^---[ \t]*$/u.test(line)
      ? { kind: "yaml", end }
      : { kind: "odd", start, end, written: line.trimEnd(), opening: false };
  }
  const odd = ODD.exec(text);
  if (odd) return { kind: "odd", start: 0, end: odd[0].length, written: odd[0].trim(), opening: true };
  const late = /^\s+---[ \t]*[\r\n]+[a-z][\w-]*:/iu.exec(text);
  if (!late) return { kind: "none" };
  return { kind: "odd", start: 0, end: late[0].length, written: "a blank line", opening: true };
}
