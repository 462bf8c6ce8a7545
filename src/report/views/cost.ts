import type { CostPage, FeatureCost } from "../../model/cost-report.ts";
import { amountText } from "../../model/wording.ts";
import { countText, durationText, signedAmount } from "../amount.ts";
import { alignColumns } from "../columns.ts";
import { escapeText } from "../escape.ts";
import { wrapLines } from "../fit.ts";
import type { Paint } from "../paint.ts";

interface Frame {
  width: number;
  paint: Paint;
}

/** Pages of cost for a person at a terminal: features, what moves the total, and what would lower it. */
export function costText(pages: readonly CostPage[], frame: Frame): string {
  return pages.map((page) => `${pageBlocks(page, frame).join("\n\n")}\n`).join("\n");
}

function pageBlocks(page: CostPage, frame: Frame): string[] {
  const { paint, width } = frame;
  const title = paint("bold", escapeText(`${page.record}  ${page.title ?? page.file}`));
  return [
    [title, ...featureLines(page, frame), ...totalLines(page, frame)],
    page.problems.flatMap(({ message, hint, line }) => [
      ...hanging(escapeText(`✖ ${page.file}:${line} ${message}`), width).map((text) => paint("red", text)),
      ...hanging(escapeText(`→ ${hint}`), width - 2).map(indent),
    ]),
    whatIfLines(page, frame),
    page.whatIf ? [] : sensitivityLines(page, frame),
    page.whatIf ? [] : leverLines(page, frame),
    page.notes.flatMap((note) => hanging(escapeText(note), width).map((text) => paint("yellow", text))),
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"));
}

function featureLines({ features, currency }: CostPage, { paint }: Frame): string[] {
  if (features.length === 0) return [];
  const header = ["Feature", "Model", "Requests", "Tokens in", "cached", "out", "Month", "Budget"];
  const rows = features.map((feature) => featureCells(feature, currency).map(escapeText));
  const [head = "", ...lines] = alignColumns(
    [header, ...rows],
    ["left", "left", "right", "right", "right", "right", "right", "right"],
  );
  const painted = lines.map((line, row) => {
    const { disagrees, overBudget } = features[row]!;
    return disagrees || overBudget ? paint("red", line) : line;
  });
  const slow = features.flatMap(({ feature, latency, objective, overObjective }) =>
    overObjective
      ? [
          paint(
            "yellow",
            escapeText(
              `${feature}: p95 of ${durationText(latency!)} misses its objective of ${durationText(objective!)}`,
            ),
          ),
        ]
      : [],
  );
  return [paint("dim", head), ...painted, ...slow];
}

function featureCells(feature: FeatureCost, currency: string): string[] {
  const count = (value: number | undefined): string => (value === undefined ? "–" : countText(value));
  const amount = (value: number | undefined): string =>
    value === undefined ? "–" : amountText(value, currency);
  return [
    feature.feature || "–",
    feature.model ?? "–",
    count(feature.requests),
    count(feature.inputTokens),
    count(feature.cachedTokens),
    count(feature.outputTokens),
    amount(feature.cost),
    amount(feature.budget),
  ];
}

function totalLines({ total, complete, budget, headroom, currency }: CostPage, { paint }: Frame): string[] {
  const sum = `${complete ? "Total" : "Total of what is known"}: ${amountText(total, currency)} a month`;
  const of = budget === undefined ? "" : ` of ${amountText(budget, currency)}`;
  const room =
    headroom === undefined
      ? ""
      : headroom >= 0
        ? `; the budget is spent at ${headroom.toFixed(1)} % more traffic`
        : `; ${amountText(total - budget!, currency)} above the budget`;
  return [paint(headroom !== undefined && headroom < 0 ? "red" : "bold", `${sum}${of}${room}.`)];
}

const WHAT: Readonly<Record<CostPage["sensitivities"][number]["what"], string>> = {
  price: "price",
  traffic: "traffic",
  "cache-hit-rate": "cache hit rate",
};

function sensitivityLines({ sensitivities, currency }: CostPage, { paint }: Frame): string[] {
  if (sensitivities.length === 0) return [];
  const rows = sensitivities.map(({ what, change, total, difference }) => [
    `${WHAT[what]} ${change > 0 ? "+" : "−"}${Math.abs(change)} ${what === "cache-hit-rate" ? "points" : "%"}`,
    amountText(total, currency),
    signedAmount(difference, currency),
  ]);
  return [
    paint("bold", "If it were otherwise"),
    ...alignColumns(rows, ["left", "right", "right"]).map(indent),
  ];
}

function leverLines({ levers, currency }: CostPage, { paint, width }: Frame): string[] {
  if (levers.length === 0) return [];
  const saved = alignColumns(
    levers.map(({ saves, atMost }) => [atMost ? "at most" : "", amountText(saves, currency)]),
    ["left", "right"],
  );
  const gap = Math.max(...saved.map((text) => text.length)) + 4;
  return [
    paint("bold", "What would save money, a month; each by itself"),
    ...levers.flatMap(({ text, assumes }, index) =>
      wrapLines(escapeText(`${text}, if ${assumes}`), width - gap).map((line, row) =>
        row === 0 ? `  ${saved[index]}  ${line}` : " ".repeat(gap) + line,
      ),
    ),
  ];
}

function whatIfLines({ whatIf, currency }: CostPage, { paint }: Frame): string[] {
  if (!whatIf) return [];
  const rows = whatIf.features.map(({ feature, before, after }) => [
    escapeText(feature),
    amountText(before, currency),
    "→",
    amountText(after, currency),
  ]);
  const { total, difference } = whatIf;
  return [
    paint("bold", escapeText(`With ${whatIf.changes.join(", ")}`)),
    ...alignColumns(rows, ["left", "right", "left", "right"]).map(indent),
    paint("bold", `  ${amountText(total, currency)} a month, ${signedAmount(difference, currency)}`),
  ];
}

function indent(line: string): string {
  return `  ${line}`;
}

function hanging(text: string, width: number): string[] {
  return wrapLines(text, width - 2).map((line, index) => (index === 0 ? line : `  ${line}`));
}
