import * as z from "zod";
import { isoDate } from "./iso-date.ts";
import { parseMoney } from "./money.ts";

/** Words for a price that nobody has put a figure to, from free to impossible. A word keeps its rank and is never turned into a number. */
export const COST_WORDS = [
  "none",
  "n/a",
  "minimal",
  "low",
  "medium",
  "high",
  "prohibitive",
  "irreversible",
] as const;
export type CostWord = (typeof COST_WORDS)[number];

export const DOORS = ["two-way", "costly", "one-way"] as const;
/** How hard it is to go back. */
export type Door = (typeof DOORS)[number];

/** From–to, both ends included; equal where one figure was given. */
export interface Interval {
  min: number;
  max: number;
}

/** What it costs to go back: a word, or effort, money, or both. */
export type ReversalCost =
  | { word: CostWord; remark: string }
  | {
      /** Engineer-days. */
      days?: Interval;
      /** In `currency`, an ISO 4217 code. */
      money?: Interval & { currency: string };
      remark: string;
    };

/** How many engineer-days a unit of effort stands for, keyed by its singular name. */
export type Units = Readonly<Record<string, number>>;

/** Working days of eight hours; `units:` in `reckon.yaml` changes and adds. */
export const DEFAULT_UNITS: Units = {
  minute: 1 / 480,
  hour: 1 / 8,
  day: 1,
  week: 5,
  sprint: 10,
  month: 21,
  quarter: 63,
  year: 252,
};

const WORDS = COST_WORDS.join("|");
/** A word by itself: `low to medium` and `low/medium` are two. */
const WORD = new RegExp(
  String.raw`^(${WORDS})(?![\p{L}\d/–—-]|\s*(?:[–—/-]|to\s|or\s)\s*(?:${WORDS}))`,
  "iu",
);
/** What leads from one quantity to the next: a remark, parentheses and all, and a `+`. */
const JOINT = /^(?<remark>(?:\([^)]*\)|[^+(])*)\+\s*/u;
const EFFORT =
  /^(?:~|≈|about\s|approx\.?\s|ca\.?\s)?\s*(?<from>\d+(?:\.\d+)?)(?:\s?(?:–|—|-|to)\s?(?<to>\d+(?:\.\d+)?))?\s+(?:engineer-|engineer |person-|working )?(?<unit>\p{L}[\p{L}-]*)/iu;

function unitDays(unit: string, units: Units): number | undefined {
  const name = unit.toLowerCase();
  const own = Object.hasOwn(units, name) ? units[name] : undefined;
  if (own !== undefined) return own;
  const singular = name.replace(/s$/u, "");
  return Object.hasOwn(units, singular) ? units[singular] : undefined;
}

/**
 * Reads what a text starts with as the price of going back: a word of {@link COST_WORDS}, or quantities joined by `+`
 * such as `1 sprint + $3,000`; what follows is a remark. Undefined where it starts with neither, where a `+` leads to
 * something else, and for an amount per month or year, which has no end.
 */
export function parseReversalCost(text: string, units: Units = DEFAULT_UNITS): ReversalCost | undefined {
  const plain = text.trim();
  const word = WORD.exec(plain);
  if (word) {
    return { word: word[1]!.toLowerCase() as CostWord, remark: plain.slice(word[0].length).trim() };
  }
  const remarks: string[] = [];
  let quantity = quantityAt(plain, units);
  let days: Interval | undefined;
  let money: (Interval & { currency: string }) | undefined;
  for (;;) {
    if (!quantity) return undefined;
    if (quantity.days) days = sum(days, quantity.days);
    if (quantity.money) {
      const { currency } = quantity.money;
      if (money && money.currency !== currency) return undefined;
      money = { ...sum(money, quantity.money), currency };
    }
    const joint = JOINT.exec(quantity.rest);
    const next = joint ? quantityAt(quantity.rest.slice(joint[0].length), units) : undefined;
    const remark = joint?.groups!.remark!.trim() ?? "";
    // After a remark, a `+` may be part of the remark: `1 sprint (eval shows +2.2)`.
    if (!joint || (!next && remark !== "")) break;
    remarks.push(remark);
    quantity = next;
  }
  remarks.push(quantity.rest);
  return { ...(days ? { days } : {}), ...(money ? { money } : {}), remark: remarks.join(" ").trim() };
}

/** One quantity and what stands after it. */
interface Quantity {
  days?: Interval;
  money?: Interval & { currency: string };
  rest: string;
}

function quantityAt(text: string, units: Units): Quantity | undefined {
  const effort = EFFORT.exec(text);
  const factor = effort ? unitDays(effort.groups!.unit!, units) : undefined;
  if (effort && factor !== undefined) {
    const from = Number(effort.groups!.from);
    const to = Number(effort.groups!.to ?? from);
    if (to < from || !Number.isFinite(to)) return undefined;
    return { days: { min: from * factor, max: to * factor }, rest: text.slice(effort[0].length).trim() };
  }
  const paid = parseMoney(text);
  // A bare number is neither effort nor money.
  if (paid?.currency === undefined || paid.per !== undefined) return undefined;
  return { money: { min: paid.min, max: paid.max, currency: paid.currency }, rest: paid.remark };
}

function sum(one: Interval | undefined, other: Interval): Interval {
  return { min: (one?.min ?? 0) + other.min, max: (one?.max ?? 0) + other.max };
}

/** Minutes and hours are fractions of a day, so that sums of them may part in the last digit. */
function sameInterval(one: Interval | undefined, other: Interval | undefined): boolean {
  if (!one || !other) return one === other;
  return Math.abs(one.min - other.min) < 1e-9 && Math.abs(one.max - other.max) < 1e-9;
}

/** Whether two prices are the same, whatever remark follows them. */
export function sameCost(one: ReversalCost, other: ReversalCost): boolean {
  if ("word" in one || "word" in other) {
    return "word" in one && "word" in other && one.word === other.word;
  }
  return (
    sameInterval(one.days, other.days) &&
    sameInterval(one.money, other.money) &&
    one.money?.currency === other.money?.currency
  );
}

/** Up to which effort (engineer-days) and money (in the configured currency) a door counts as two-way. */
export interface DoorThresholds {
  days: number;
  money: number;
}

export const DEFAULT_DOOR_THRESHOLDS: DoorThresholds = { days: 5, money: 5000 };

/** The door that follows from a price; undefined where the price is in another currency than `currency`. */
export function doorOf(cost: ReversalCost, thresholds: DoorThresholds, currency: string): Door | undefined {
  if ("word" in cost) {
    const rank = COST_WORDS.indexOf(cost.word);
    if (rank <= COST_WORDS.indexOf("low")) return "two-way";
    return rank <= COST_WORDS.indexOf("high") ? "costly" : "one-way";
  }
  if (cost.money && cost.money.currency !== currency) return undefined;
  const cheap = (cost.days?.max ?? 0) <= thresholds.days && (cost.money?.max ?? 0) <= thresholds.money;
  return cheap ? "two-way" : "costly";
}

const Phase = z
  .strictObject({
    /** Same grammar as the table's cell. */
    cost: z.string().min(1).meta({
      description: "What going back costs in this phase; same grammar as the options table's cell.",
    }),
    until: isoDate().optional().meta({ description: "Last day of the phase." }),
    "until-event": z
      .string()
      .min(1)
      .optional()
      .meta({ description: "What ends the phase, where no day is known." }),
  })
  .refine((phase) => phase.until === undefined || phase["until-event"] === undefined, {
    message: "`until` and `until-event` together, expected one of them",
  });

/** Whether the days on which phases end rise; events have none. */
function inOrder(phases: readonly z.infer<typeof Phase>[]): boolean {
  const days = phases.flatMap(({ until }) => until ?? []);
  return days.every((day, index) => index === 0 || day > days[index - 1]!);
}

/** `reversal` in the frontmatter: the price of going back for the chosen option. */
export const Reversal = z
  .strictObject({
    cost: z.string().min(1).meta({
      description:
        "The price the decision was taken at: `1 sprint + $3,000`, or a word from none to irreversible. Agrees with the options table's cell.",
    }),
    door: z.enum(DOORS).meta({ description: "How hard it is to go back; follows from the cost." }),
    window: isoDate()
      .optional()
      .meta({ description: "Last day on which going back can be had at that cost." }),
    phases: z
      .array(Phase)
      .min(1)
      .refine(inOrder, {
        message: "phase that ends before the one above it, expected each to end after the one above",
        params: { hint: "Put the phases in the order of time, the cheapest first, or correct the days." },
      })
      .optional()
      .meta({
        description: "Where the price rises in steps; then stands for `window`. `cost` equals one phase.",
      }),
    rehearsed: isoDate().optional().meta({ description: "When the way back was last tried out." }),
  })
  .refine((reversal) => reversal.window === undefined || reversal.phases === undefined, {
    message: "`window` beside `phases`, expected one of them",
  });
export type Reversal = z.infer<typeof Reversal>;
