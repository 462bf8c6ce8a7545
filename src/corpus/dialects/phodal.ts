import type { Dialect } from "../dialect.ts";
import type { ForeignDocument, TextLine } from "../foreign/document.ts";
import { linesUnder, readText } from "../foreign/statements.ts";

/** A turn of the status log: `2017-11-22 提议`. */
const TURN = /^(?<date>\d{4}-\d{2}-\d{2})\s+(?<status>\S.*)$/u;

/** phodal/adr: `# 1. Title`, headings in the team's language, and under Status a line per turn; the last counts. */
export const phodal: Dialect = {
  name: "phodal",
  title: "phodal/adr",
  profile: "nygard",
  sniff(document) {
    return turnsOf(document).length > 0 ? "certain" : undefined;
  },
  read(document) {
    const last = turnsOf(document).at(-1);
    const groups = last && TURN.exec(last.text)?.groups;
    if (!last || !groups) return readText(document);
    const { range } = last;
    return {
      ...readText(document),
      statuses: [{ text: groups.status!, range }],
      dates: [{ text: groups.date!, range }],
    };
  },
};

function turnsOf(document: ForeignDocument): TextLine[] {
  return linesUnder(document, "status")
    .flat()
    .filter(({ text }) => TURN.test(text));
}
