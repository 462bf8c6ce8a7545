import type { CalibrationReport, RiskEntry, RiskReport } from "../../model/risk-report.ts";
import { counted } from "../../model/wording.ts";
import { escapeText } from "../escape.ts";
import { tableLines } from "../fit.ts";
import type { Paint } from "../paint.ts";

/** Where the register is shown; without a width nothing is cut. */
export interface RegisterContext {
  width?: number;
  paint: Paint;
}

/**
 * The register as a table that fits 80 columns, one risk a line; nothing where there is none. The day is that of the
 * review, and of a closed risk the day it was closed.
 */
export function riskTable({ risks }: RiskReport, { width, paint }: RegisterContext): string {
  if (risks.length === 0) return "";
  const header = ["Risk", "Status", "Day", "Likely", "Impact", "Owner", ""];
  const rows = risks.map((risk) =>
    [
      risk.ref,
      risk.state ? STATE_WORDS[risk.state] : risk.text.status || "–",
      dayWords(risk),
      likelihoodWords(risk),
      risk.impact ?? (risk.text.impact || "–"),
      risk.owner ?? "–",
      risk.risk,
    ].map(escapeText),
  );
  const [head = "", ...lines] = tableLines([header, ...rows], width);
  const painted = lines.map((line, row) => paintRow(risks[row]!, line, paint));
  return `${[paint("bold", head), ...painted].join("\n")}\n`;
}

/** Short enough for a column. */
const STATE_WORDS: Readonly<Record<NonNullable<RiskEntry["state"]>, string>> = {
  open: "open",
  tripped: "tripped",
  mitigated: "mitigated",
  materialised: "materialised",
  "did-not-materialise": "did not",
};

function dayWords({ state, on, reviewBy, text }: RiskEntry): string {
  const closed = state !== undefined && state !== "open" && state !== "tripped";
  return (closed ? on : reviewBy) ?? (text.reviewBy || "–");
}

function likelihoodWords({ likelihood, text }: RiskEntry): string {
  return likelihood === undefined ? text.likelihood || "–" : `${Number(likelihood.toFixed(1))} %`;
}

function paintRow({ state, overdue }: RiskEntry, line: string, paint: Paint): string {
  if (state === "tripped") return paint("red", line);
  if (overdue !== undefined) return paint("yellow", line);
  return state === "open" || state === undefined ? line : paint("dim", line);
}

/** What is due, with how late it is, and the signal to look at. */
export function dueText({ risks, today }: RiskReport, { width, paint }: RegisterContext): string {
  if (risks.length === 0) return "";
  const rows = risks.map(({ ref, owner, overdue, reviewBy, risk, state }) => {
    const late =
      overdue === undefined ? (reviewBy === today ? "today" : "") : `${counted(overdue, "day")} late`;
    return [reviewBy ?? "–", late, ref, owner ?? "–", `${state === "tripped" ? "tripped: " : ""}${risk}`];
  });
  const [head = "", ...lines] = tableLines(
    [["Review by", "", "Risk", "Owner", ""], ...rows.map((row) => row.map(escapeText))],
    width,
  );
  const shown = lines.flatMap((line, row) => {
    const { signal, now } = risks[row]!;
    const reading = [signal && `signal: ${signal}`, now && `now: ${now}`].filter(Boolean).join("; ");
    return [
      paintRow(risks[row]!, line, paint),
      ...(reading === "" ? [] : [paint("dim", `  ${escapeText(reading)}`)]),
    ];
  });
  return `${[paint("bold", head), ...shown].join("\n")}\n`;
}

/** Stated likelihood against what happened, in a few lines. */
export function calibrationText(
  report: CalibrationReport,
  { paint }: Pick<RegisterContext, "paint">,
): string {
  const { n, happened, leftOut, enough, stated, range, brier, bins } = report;
  const left = leftOutWords(leftOut);
  const head = paint("bold", "Calibration");
  if (!enough || stated === undefined || !range || !brier) {
    return `${head}  too few to tell: ${counted(n, "closed risk")}, expected at least 10${left === "" ? "" : `; ${left}`}\n`;
  }
  const lines = [
    `${head}  ${happened} of ${n} happened, stated ${points(stated)} % on average`,
    ...(left === "" ? [] : [`  Closed and ${left}.`]),
    `  If every statement is right, ${rangeWords(range)} happen, nine times in ten.`,
    ...bins.map(
      (bin) =>
        `  stated ${points(bin.stated)} %: ${bin.happened} of ${bin.n}, expected ${rangeWords(bin.range)}${bin.few ? " (few)" : ""}`,
    ),
    `  ${brierWords(brier)}`,
  ];
  return `${lines.join("\n")}\n`;
}

function leftOutWords({ mitigated, unreadable }: CalibrationReport["leftOut"]): string {
  const parts = [
    mitigated > 0 ? `${mitigated} mitigated` : "",
    unreadable > 0 ? `${unreadable} without a readable likelihood` : "",
  ].filter(Boolean);
  return parts.length === 0 ? "" : `left out: ${parts.join(", ")}`;
}

function brierWords({ score, standardError, expected }: NonNullable<CalibrationReport["brier"]>): string {
  const error = standardError === undefined ? "" : ` ± ${standardError.toFixed(3)}`;
  return `Brier score ${score.toFixed(3)}${error} (0 is best), ${expected.toFixed(3)} if every statement is right.`;
}

function rangeWords([low, high]: readonly [number, number]): string {
  return low === high ? String(low) : `${low}–${high}`;
}

function points(percent: number): string {
  return String(Number(percent.toFixed(1)));
}
