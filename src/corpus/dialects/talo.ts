import type { Table } from "mdast";
import type { Stated } from "../../model/foreign.ts";
import type { Dialect } from "../dialect.ts";
import { labelOf, partsLabelled } from "../foreign/document.ts";
import type { ForeignDocument, TextLine } from "../foreign/document.ts";
import { readForeignOptions } from "../foreign/options.ts";
import { referencesIn } from "../foreign/references.ts";
import { readText, tableLines } from "../foreign/statements.ts";
import { understandStatus } from "../foreign/statuses.ts";

/** talo: under Status a table `| Status | Time |`, a row per turn; the last that names a status counts. */
export const talo: Dialect = {
  name: "talo",
  title: "talo",
  profile: "nygard",
  sniff(document) {
    return turnsOf(document) ? "certain" : undefined;
  },
  read(document) {
    const turns = turnsOf(document) ?? [];
    const last = turns.findLast(([status]) => status && understandStatus(status.text)) ?? turns.at(-1);
    const [status, time] = last ?? [];
    const text = readText(document);
    const options = readForeignOptions(document);
    return {
      ...text,
      statuses: [...text.statuses, ...stated(status)],
      dates: [...text.dates, ...stated(time)],
      references: [
        ...text.references,
        ...turns.flatMap(([turn]) => (turn ? referencesIn(document, turn) : [])),
      ],
      ...(options ? { options } : {}),
    };
  },
};

function stated(line: TextLine | undefined): Stated[] {
  return line ? [{ text: line.text, range: line.range }] : [];
}

/** The rows of the status table. */
function turnsOf(document: ForeignDocument): TextLine[][] | undefined {
  const table = partsLabelled(document, "status")
    .flatMap(({ nodes }) => nodes)
    .find((node): node is Table => node.type === "table");
  const rows = table && tableLines(document, table);
  const [head, ...turns] = rows ?? [];
  return head?.[0] && labelOf(head[0].text) === "status" && head.length >= 2 ? turns : undefined;
}
