import type { Price, ReverseReport, ReverseSum, WayBack } from "../../model/reverse-report.ts";
import { COST_WORDS } from "../../model/reversal.ts";
import type { Interval } from "../../model/reversal.ts";
import { daysBetween } from "../../model/iso-date.ts";
import { amountText, counted } from "../../model/wording.ts";
import { escapeText } from "../escape.ts";
import { tableLines } from "../fit.ts";
import type { Paint } from "../paint.ts";

/** What going back costs, until when, how, and what falls with it, for people at a terminal. */
export function reverseText(
  report: ReverseReport,
  { width, paint }: { width?: number; paint: Paint },
): string {
  const { record, title, status, door, falls, sum, today } = report;
  const heading = [record, title].filter(Boolean).join("  ");
  const state = [status, door && `${door} door`].filter(Boolean).join(", ");
  const blocks = [
    [`${paint("bold", escapeText(heading))}  ${paint("dim", state)}`],
    [priceLine(report), ...phaseLines(report, paint)],
    planLines(report),
    [rehearsalLine(report, today)],
    falls.length === 0 ? ["Nothing accepted builds on it."] : fallLines(falls, width),
    falls.length === 0 ? [] : sumLines(sum),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function priceLine({ price, until, untilEvent, closed, decidedAt }: WayBack): string {
  if (price) {
    const end =
      until !== undefined
        ? `, until ${until}`
        : untilEvent !== undefined
          ? `, until ${escapeText(untilEvent)}`
          : "";
    return `Going back costs ${escapeText(price.text)} today${end}${inWords(price)}.`;
  }
  if (closed !== undefined)
    return `What going back costs today is not known: the last price ended on ${closed}${decidedAt ? ` at ${escapeText(decidedAt.text)}` : ""}.`;
  return "The record does not say what going back costs.";
}

/** The range in engineer-days and money, or the rank of a word. */
function inWords({ days, money, rank }: Price): string {
  if (rank !== undefined) return ` (rank ${rank + 1} of ${COST_WORDS.length})`;
  const parts = [days && daysText(days), money && moneyText(money, money.currency)].filter(Boolean);
  return parts.length === 0 ? "" : ` (${parts.join(" and ")})`;
}

function daysText({ min, max }: Interval): string {
  const short = (days: number): string => String(Number(days.toFixed(days < 1 ? 3 : 1)));
  const span = min === max ? short(min) : `${short(min)}–${short(max)}`;
  return `${span} engineer-${max === 1 ? "day" : "days"}`;
}

function moneyText({ min, max }: Interval, currency: string): string {
  return min === max
    ? amountText(min, currency)
    : `${amountText(min, currency)}–${amountText(max, currency)}`;
}

const PHASE_WORDS = {
  past: "over",
  today: "today",
  possible: "today, if the event has come",
  later: "",
} as const;

/** The phases, where the price rises in steps. */
function phaseLines({ phases }: WayBack, paint: Paint): string[] {
  if (phases.length < 2) return [];
  return phases.map(({ price, until, untilEvent, state }) => {
    const end = until === undefined ? (untilEvent ?? "") : until;
    const line = `  ${escapeText(price.text)}${end === "" ? "" : ` until ${escapeText(end)}`}`;
    const words = PHASE_WORDS[state];
    const whole = words === "" ? line : `${line}  (${words})`;
    return state === "today" ? paint("bold", whole) : state === "past" ? paint("dim", whole) : whole;
  });
}

function planLines({ plan }: WayBack): string[] {
  return plan.map((step, index) => `${index + 1}. ${escapeText(step)}`);
}

function rehearsalLine({ rehearsed }: WayBack, today: string): string {
  if (rehearsed === undefined) return "It was never rehearsed, as far as the record says.";
  const ago = daysBetween(rehearsed, today);
  return `Rehearsed on ${rehearsed}${ago > 0 ? `, ${counted(ago, "day")} ago` : ""}.`;
}

function fallLines(falls: ReverseReport["falls"], width: number | undefined): string[] {
  const rows = falls.map(({ record, price, buildsOn, title }) =>
    [record, price?.text ?? "not known", `builds on ${buildsOn.join(", ")}`, title ?? ""].map(escapeText),
  );
  const head = `${counted(falls.length, "accepted decision")} would fall with it:`;
  return [head, ...tableLines(rows, width === undefined ? undefined : width - 2).map((line) => `  ${line}`)];
}

function sumLines({ records, days, money, inMoney, words, unknown }: ReverseSum): string[] {
  const parts = [days && daysText(days), ...money.map((amount) => moneyText(amount, amount.currency))].filter(
    Boolean,
  );
  const converted = inMoney ? `; ${moneyText(inMoney, inMoney.currency)} with an engineer-day priced` : "";
  const lines = [`Together, ${records} decisions: ${parts.join(" and ") || "no figure"}${converted}.`];
  if (words.length > 0)
    lines.push(
      `In words, and not counted: ${words.map(({ record, word }) => `${record} ${word}`).join(", ")}.`,
    );
  if (unknown.length > 0) lines.push(`Not known today: ${unknown.join(", ")}.`);
  return lines.map(escapeText);
}
