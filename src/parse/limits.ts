import type { Problem } from "../model/finding.ts";
import { LIMITS } from "../model/limits.ts";
import type { Lines } from "./lines.ts";

const MARKERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/u;
const DELIMITER_ROW = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/u;

/**
 * Looks, in one pass and before any parser, for what would cost a Markdown parser time or memory out of all proportion
 * to the text. A native parse cannot be interrupted, so what is refused is refused here.
 */
export function refusal(text: string, lines: Lines): Problem | undefined {
  let ampersands = 0;
  let cells = 0;
  let columns = 0;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(start, end).replace(/\r$/u, "");
    const depth = nesting(line);
    if (depth > LIMITS.nesting) {
      return problem(
        lines,
        start,
        `Unexpected nesting of ${depth} levels, expected at most ${LIMITS.nesting}`,
        "Take quotes or lists out of one another.",
      );
    }
    if (line.trim() === "") columns = 0;
    else if (line.includes("-") && DELIMITER_ROW.test(line))
      columns = Math.max(columns, line.split("|").length);
    cells += columns;
    if (cells > LIMITS.tableCells) {
      return problem(
        lines,
        start,
        `Unexpected table of more than ${LIMITS.tableCells} cells, expected fewer`,
        "Keep the data in a file of its own and link to it.",
      );
    }
    for (let at = line.indexOf("&"); at !== -1; at = line.indexOf("&", at + 1)) ampersands++;
    if (ampersands > LIMITS.ampersands) {
      return problem(
        lines,
        start,
        `Unexpected number of “&”, expected at most ${LIMITS.ampersands}`,
        "Write the characters themselves instead of entities.",
      );
    }
    start = end + 1;
  }
  return undefined;
}

function nesting(line: string): number {
  const markers = MARKERS.exec(line)?.[0];
  return markers ? (markers.match(/>|[-*+]|\d[.)]/gu)?.length ?? 0) : 0;
}

function problem(lines: Lines, offset: number, message: string, hint: string): Problem {
  return { message, hint, range: lines.range(offset, offset) };
}
