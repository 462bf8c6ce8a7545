import type { RootContent, Table } from "mdast";
import type { Config } from "../model/config.ts";
import { RECOMMENDATION_ROW, recommendedOption, REVERSAL_COST_ROW } from "../model/options.ts";
import type { OptionsTable } from "../model/options.ts";
import { doorOf, parseReversalCost } from "../model/reversal.ts";
import type { HtmlRenderer } from "./html.ts";
import type { OptionCellView, OptionRowView, OptionsView } from "./view.ts";

/** What drawing an options table needs besides the table. */
export interface OptionsSource {
  table: OptionsTable;
  /** The same table in the tree, for links and code in its cells. */
  node: Table;
  chosen: string | undefined;
  config: Config;
  html: HtmlRenderer;
}

/** The options table with its chosen column, criteria in the record's order and the price of going back last. */
export function optionsView({ table, node, chosen, config, html }: OptionsSource): OptionsView {
  const columns = table.columns.map(({ key, title }) => ({ key, title, chosen: key === chosen }));
  const rows = table.rows.map((row, index): OptionRowView => {
    const role = roleOf(row.dimension);
    const cells = columns.map((_, position): OptionCellView => {
      const written = node.children[index + 1]?.children[position + 1];
      const cell = cellView(written?.children ?? [], html);
      const cost =
        role === "reversal" ? parseReversalCost(row.cells[position]?.text ?? "", config.units) : undefined;
      // What does not apply has no door: there is nothing to go back from.
      const door =
        cost && !("word" in cost && cost.word === "n/a")
          ? doorOf(cost, config.doors, config.currency)
          : undefined;
      return door === undefined ? cell : { ...cell, door };
    });
    return {
      dimension: row.dimension,
      ...(row.weight === undefined ? {} : { weight: row.weight }),
      role,
      cells,
    };
  });
  const marked = recommendedOption(table);
  const taken = columns.find((column) => column.chosen);
  const ranks = { criterion: 0, recommendation: 1, reversal: 2 };
  return {
    columns,
    rows: rows.toSorted((one, other) => ranks[one.role] - ranks[other.role]),
    ...(taken ? { chosen: { key: taken.key, title: taken.title } } : {}),
    ...(marked ? { recommended: { key: marked.key, title: marked.title } } : {}),
  };
}

function roleOf(dimension: string): OptionRowView["role"] {
  const name = dimension.toLowerCase();
  if (name === REVERSAL_COST_ROW) return "reversal";
  return name === RECOMMENDATION_ROW ? "recommendation" : "criterion";
}

/** Splits `$2,100 (transition only)` into the figure and its remark. */
function cellView(nodes: readonly RootContent[], html: HtmlRenderer): OptionCellView {
  const [only] = nodes;
  const remark =
    nodes.length === 1 && only?.type === "text"
      ? /^(?<main>.*\S)\s+\((?<remark>[^()]+)\)$/su.exec(only.value)?.groups
      : undefined;
  if (!remark) return { html: html.inline(nodes) };
  return { html: html.inline([{ type: "text", value: remark.main! }]), remark: remark.remark! };
}
