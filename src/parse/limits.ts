import type { Problem } from "../model/finding.ts";
import { LIMITS } from "../model/limits.ts";
import type { Lines } from "./lines.ts";

const MARKERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/u;
/** A table's second row, without the blanks and quote marks around it. */
const DELIMITER_ROW = /^\|?[ \t]*:?-+:?(?:[ \t]*\|[ \t]*:?-+:?)*[ \t]*\|?$/u;

/**
 * Looks, in one pass and before any parser, for what would cost a Markdown parser time or memory out of all proportion
 * to the text. A native parse cannot be interrupted, so what is refused is refused here.
 */
export function refusal(text: string, lines: Lines): Problem | undefined {
  let ampersands = 0;
  let cells = 0;
  let columns = 0;
  let start = 0;
  for (const line of text.split(/\r\n?|\n/u)) {
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
    else if (line.includes("-") && DELIMITER_ROW.test(line.replace(/^[ \t>]+/u, "").trim()))
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
    if (line.length > LIMITS.underscores && underscores(line) > LIMITS.underscores) {
      return problem(
        lines,
        start,
        `Unexpected word with more than ${LIMITS.underscores} “_”, expected fewer`,
        "Keep the data in a file of its own and link to it.",
      );
    }
    start += line.length + (text.startsWith("\r\n", start + line.length) ? 2 : 1);
  }
  return undefined;
}

function nesting(line: string): number {
  const markers = MARKERS.exec(line)?.[0];
  return markers ? (markers.match(/>|[-*+]|\d[.)]/gu)?.length ?? 0) : 0;
}

/** The most `_` in one word of a line. */
function underscores(line: string): number {
  return line.split(/\s/u).reduce((most, word) => Math.max(most, word.split("_").length - 1), 0);
}

function problem(lines: Lines, offset: number, message: string, hint: string): Problem {
  return { message, hint, range: lines.range(offset, offset) };
}
