import type { RiskEntry } from "../../model/risk-report.ts";
import { IMPACTS } from "../../model/risk.ts";
import { EDGES } from "../../register/calibration.ts";
import type { RegisteredRisk } from "../risk-register-view.ts";

/** Chips in a cell; beyond them the cell says how many more there are. */
const SHOWN = 8;

/** A row of the matrix: a band of likelihood. */
export interface MatrixRow {
  word: string;
  range: string;
  cells: MatrixCell[];
}

export interface MatrixCell {
  impact: string;
  risks: RegisteredRisk[];
  /** How many risks the cell has beyond those. */
  more: number;
  /** From 0 to 6, likelihood step plus impact step: an order to look in, not a score. */
  shade: number;
}

/** Open risks by likelihood and impact, the likeliest on top. */
export interface RiskMatrix {
  columns: string[];
  rows: MatrixRow[];
  /** Risks whose likelihood or impact cannot be read. */
  unplaced: RegisteredRisk[];
}

const BANDS = ["Rare", "Unlikely", "Possible", "Likely"] as const;

/** Places each risk in the band of its stated likelihood. The bands are those of the calibration. */
export function riskMatrix(risks: readonly RegisteredRisk[]): RiskMatrix {
  const cells = Map.groupBy(risks, ({ entry }) => placeOf(entry));
  const rows = BANDS.map((word, step): MatrixRow => {
    const [from, to] = [EDGES[step]!, EDGES[step + 1]];
    return {
      word,
      range: to === undefined ? `${from} % and above` : from === 0 ? `below ${to} %` : `${from} to ${to} %`,
      cells: IMPACTS.map((impact, column) => {
        const found = cells.get(`${step} ${column}`) ?? [];
        return {
          impact,
          risks: found.slice(0, SHOWN),
          more: Math.max(0, found.length - SHOWN),
          shade: step + column,
        };
      }),
    };
  });
  return { columns: [...IMPACTS], rows: rows.toReversed(), unplaced: cells.get(undefined) ?? [] };
}

function placeOf({ likelihood, impact }: RiskEntry): string | undefined {
  if (likelihood === undefined || impact === undefined) return undefined;
  const step = EDGES.findLastIndex((edge) => likelihood >= edge);
  return `${step} ${IMPACTS.indexOf(impact)}`;
}
