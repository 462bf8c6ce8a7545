import type { RootContent, Table } from "mdast";
import { isIsoDate } from "../model/iso-date.ts";
import type { Cell } from "../model/table.ts";
import { parseRiskStatus } from "../model/risk.ts";
import type { RiskRow, RisksTable } from "../model/risk.ts";
import type { HtmlRenderer } from "./html.ts";
import type { ReferenceView, RisksView, RiskView } from "./view.ts";

/** What drawing a risks table needs besides the table. */
export interface RisksSource {
  table: RisksTable;
  /** The same table in the tree, for links and code in its cells. */
  node: Table;
  html: HtmlRenderer;
  reference: (id: string) => ReferenceView;
}

/** The accepted risks. What a cell does not say in the format's words is shown as it was written, or left out. */
export function risksView({ table, node, html, reference }: RisksSource): RisksView {
  return {
    rows: table.rows.map((row, index) => {
      const nodes = new Map<Cell, readonly RootContent[]>();
      for (const cell of Object.values(row)) {
        if (!isCell(cell)) continue;
        const written = node.children[index + 1]?.children.find(
          (candidate) =>
            (candidate.position?.start.offset ?? 0) <= cell.range.start.offset &&
            cell.range.end.offset <= (candidate.position?.end.offset ?? 0),
        );
        nodes.set(cell, written?.children ?? []);
      }
      return riskView(row, index, (cell) => html.inline(nodes.get(cell) ?? []), reference);
    }),
  };
}

/** The anchor of a risk on its record's page. */
export function riskAnchor(row: Pick<RiskRow, "id">, index: number): string {
  const id = row.id?.text.trim() ?? "";
  return /^[\w-]+$/u.test(id) ? id : `risk-${index + 1}`;
}

function isCell(value: unknown): value is Cell {
  return typeof value === "object" && value !== null && "text" in value && "range" in value;
}

function riskView(
  row: RiskRow,
  index: number,
  html: (cell: Cell) => string,
  reference: (id: string) => ReferenceView,
): RiskView {
  const text = (cell: Cell | undefined): string | undefined => cell?.text.trim() || undefined;
  const optional = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> =>
    value === undefined ? {} : ({ [key]: value } as Record<K, V>);
  const id = text(row.id);
  const review = text(row.reviewBy);
  const status = parseRiskStatus(row.status?.text ?? "");
  const closed = status && "on" in status ? status : undefined;
  return {
    ...optional("id", id),
    anchor: riskAnchor(row, index),
    text: text(row.risk) ?? "",
    html: row.risk ? html(row.risk) : "",
    ...optional("likelihood", text(row.likelihood)),
    ...optional("impact", text(row.impact)),
    ...optional("owner", text(row.owner)),
    ...optional("signalHtml", row.signal && text(row.signal) ? html(row.signal) : undefined),
    ...optional("now", text(row.now)),
    ...(review && isIsoDate(review) ? { reviewBy: review } : optional("review", review)),
    ...optional("state", status?.state),
    ...optional("stateOn", closed?.on),
    ...optional("postmortem", closed?.postmortem === undefined ? undefined : reference(closed.postmortem)),
  };
}
