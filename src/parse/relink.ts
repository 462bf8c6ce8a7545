import type { Nodes, Parents, Root } from "mdast";
import { placeOf, walk } from "./tree.ts";

/** Replaces the characters from `start` to `end`. */
interface Splice {
  start: number;
  end: number;
  text: string;
}

const ATTRIBUTE =
  /\b(?:src|href)\s*=\s*(?:"(?<double>[^"<>]*)"|'(?<single>[^'<>]*)'|(?<bare>[^\s"'<>`]+))/giu;
const DESTINATION = /\s*(?:<(?<angled>[^<>\n]*)>|(?<plain>[^\s<>]+))/uy;

/**
 * Changes where links, images, definitions and the addresses of raw HTML lead, and no other character. An address that is
 * written in a way that nobody can find again stays.
 * @param tree of the text
 * @param moved an address as the link means it → the new one; undefined where it stays
 */
export function relink(text: string, tree: Root, moved: (url: string) => string | undefined): string {
  const splices: Splice[] = [];
  walk(tree, (node) => {
    if (node.type === "html") splices.push(...attributes(text, node, moved));
    else if (node.type === "link" || node.type === "image" || node.type === "definition") {
      const url = moved(node.url);
      const found = url === undefined ? undefined : destination(text, node, node.url);
      if (found && url !== undefined) splices.push({ ...found, text: url });
    }
  });
  return splices
    .toSorted((one, other) => other.start - one.start)
    .reduce((current, { start, end, text: url }) => current.slice(0, start) + url + current.slice(end), text);
}

function attributes(text: string, node: Nodes, moved: (url: string) => string | undefined): Splice[] {
  const { start, end } = placeOf(node);
  return [...text.slice(start.offset, end.offset).matchAll(ATTRIBUTE)].flatMap((match) => {
    const written = match.groups!.double ?? match.groups!.single ?? match.groups!.bare ?? "";
    const url = moved(written);
    const at = start.offset + match.index + match[0].lastIndexOf(written);
    return url === undefined || written === "" ? [] : [{ start: at, end: at + written.length, text: url }];
  });
}

/** Where the destination of a link stands, behind its text. */
function destination(
  text: string,
  node: Extract<Nodes, { type: "link" | "image" | "definition" }>,
  url: string,
): Omit<Splice, "text"> | undefined {
  const { start, end } = placeOf(node);
  const mark = node.type === "definition" ? "]:" : "](";
  const last = (node as Partial<Parents>).children?.at(-1);
  let from = last ? placeOf(last).end.offset : start.offset;
  for (;;) {
    const at = text.indexOf(mark, from);
    if (at === -1 || at >= end.offset) return undefined;
    DESTINATION.lastIndex = at + mark.length;
    const match = DESTINATION.exec(text);
    const written = match?.groups!.angled ?? match?.groups!.plain ?? "";
    const first = match ? DESTINATION.lastIndex - match[0].trimStart().length : -1;
    const offset = first + (match?.groups!.angled === undefined ? 0 : 1);
    // Without blanks behind it, the link's own bracket ends what was found.
    const found = [written, written.slice(0, url.length)].find((candidate) => unescaped(candidate) === url);
    if (match && found !== undefined && found !== "") return { start: offset, end: offset + found.length };
    from = at + mark.length;
  }
}

function unescaped(written: string): string {
  return written.replaceAll(/\\(?=[!-/:-@[-`{-~])/gu, "");
}
