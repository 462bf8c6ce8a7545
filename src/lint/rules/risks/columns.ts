import type { Config } from "../../../model/config.ts";
import type { Problem } from "../../../model/finding.ts";
import { isIsoDate } from "../../../model/iso-date.ts";
import { isPlaceholder } from "../../../model/placeholder.ts";
import { IMPACTS, RISK_COLUMNS, parseLikelihood, riskName } from "../../../model/risk.ts";
import type { RiskColumn, RiskRow, RisksTable } from "../../../model/risk.ts";
import type { Cell } from "../../../model/table.ts";
import { counted, listed, quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** The register reads every risk of the corpus from these cells; one that it cannot read is one that it does not show. */
export const columns = defineRule({
  id: "risks/columns",
  level: "error",
  description:
    "The risks table has its eight columns, and each row an id of its own, a likelihood, an impact and a day of review.",
  *record({ record: { risks }, config }) {
    if (!risks) return;
    if (risks.missing.length > 0) {
      const names = risks.missing.map((column) => `\`${RISK_COLUMNS[column]}\``);
      yield {
        message: `Unexpected risks table without ${listed(names, "and")}, expected the columns ${listed(Object.values(RISK_COLUMNS), "and")}`,
        hint: `Add the ${names.length === 1 ? "column" : "columns"} ${listed(names, "and")}, or correct the spelling in the first row.`,
        range: risks.header,
      };
    }
    yield* ids(risks);
    for (const row of risks.rows) yield* problemsOf(risks, row, config);
  },
});

function* problemsOf(risks: RisksTable, row: RiskRow, config: Config): Generator<Problem> {
  const short = (Object.keys(RISK_COLUMNS) as RiskColumn[]).filter(
    (column) => !row[column] && !risks.missing.includes(column),
  );
  if (short.length > 0) {
    yield {
      message: `Unexpected end of the row ${quoted(riskName(risks, row))}, expected ${listed(
        short.map((column) => RISK_COLUMNS[column]),
        "and",
      )}`,
      hint: "Add the cells that it lacks.",
      range: row.range,
    };
  }
  if (row.surplus) {
    yield {
      message: `Unexpected ${counted(row.surplus.cells, "further cell")} in the row ${quoted(riskName(risks, row))}, expected as many as the header has`,
      hint: "Delete the surplus, or write a bar inside a cell as `\\|`.",
      range: row.surplus.range,
    };
  }
  const words = Object.entries(config.likelihood);
  const within = `in the row ${quoted(riskName(risks, row))}`;
  yield* unreadable(
    row.risk,
    (text) => text !== "",
    `Risk ${within}`,
    "what may go wrong",
    "Say in a sentence what may go wrong.",
  );
  yield* unreadable(
    row.likelihood,
    (text) => parseLikelihood(text, config.likelihood) !== undefined,
    `Likelihood ${within}`,
    `a percentage or ${listed(
      words.map(([word]) => word),
      "or",
    )}`,
    `Write a percentage such as \`35 %\`, or a word for one: ${listed(
      words.map(([word, percent]) => `\`${word}\` (${percent} %)`),
      "or",
    )}.`,
  );
  yield* unreadable(
    row.impact,
    (text) => IMPACTS.some((impact) => impact === text.toLowerCase()),
    `Impact ${within}`,
    listed(IMPACTS, "or"),
    `Write ${listed(
      IMPACTS.map((impact) => `\`${impact}\``),
      "or",
    )}.`,
  );
  yield* unreadable(
    row.reviewBy,
    isIsoDate,
    `Review by ${within}`,
    "a day such as 2027-01-15",
    "Write the day as YYYY-MM-DD.",
  );
}

function* ids({ rows }: RisksTable): Generator<Problem> {
  const seen = new Set<string>();
  let free = 1 + rows.reduce((highest, { id }) => Math.max(highest, numberOf(id)), 0);
  for (const { id } of rows) {
    if (!id || isPlaceholder(id.text)) continue;
    if (id.text === "" || seen.has(id.text)) {
      yield {
        message:
          id.text === ""
            ? "Unexpected risk without an id, expected one such as `R1`"
            : `Unexpected second risk ${quoted(id.text)}, expected an id of its own`,
        hint: `Call it \`R${free++}\`, which no other row has.`,
        range: id.range,
      };
    }
    seen.add(id.text);
  }
}

function numberOf(id: Cell | undefined): number {
  return Number(/^R(?<number>\d{1,6})$/u.exec(id?.text ?? "")?.groups!.number ?? 0);
}

function* unreadable(
  cell: Cell | undefined,
  reads: (text: string) => boolean,
  name: string,
  expected: string,
  hint: string,
): Generator<Problem> {
  if (!cell || isPlaceholder(cell.text) || reads(cell.text)) return;
  yield {
    message: `Unexpected ${cell.text === "" ? "empty cell" : quoted(cell.text)} for ${name}, expected ${expected}`,
    hint,
    range: cell.range,
  };
}
