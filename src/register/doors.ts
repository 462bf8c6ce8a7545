import type { Config } from "../model/config.ts";
import { dayAfter } from "../model/iso-date.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { sectionOf } from "../model/record.ts";
import { COST_WORDS, parseReversalCost } from "../model/reversal.ts";
import type { Interval, Reversal, Units } from "../model/reversal.ts";
import type { Price, ReverseReport, ReverseSum, WayBack } from "../model/reverse-report.ts";

/** A price as programs read it; one that cannot be read has its text alone. */
function priceOf(text: string, units: Units): Price {
  const cost = parseReversalCost(text, units);
  if (!cost) return { text };
  if ("word" in cost) return { text, word: cost.word, rank: COST_WORDS.indexOf(cost.word) };
  const { days, money } = cost;
  return {
    text,
    ...(days ? { days } : {}),
    ...(money ? { money: { currency: money.currency, min: money.min, max: money.max } } : {}),
  };
}

type PhaseView = WayBack["phases"][number];

/**
 * The prices of going back in their order, and which of them holds today. A phase that an event ends may be over
 * already: the ones after it, up to the next dated one, are then possible today too.
 */
export function phasesOf(
  reversal: Reversal,
  decided: string | undefined,
  today: string,
  units: Units,
): PhaseView[] {
  const { cost, window } = reversal;
  const written: NonNullable<Reversal["phases"]> = reversal.phases ?? [
    { cost, ...(window === undefined ? {} : { until: window }) },
  ];
  const lastOver = written.findLastIndex(({ until }) => until !== undefined && until < today);
  let from = decided;
  let next: PhaseView["state"] = "today";
  return written.map((phase, index) => {
    const { until, "until-event": untilEvent } = phase;
    const state = index <= lastOver ? "past" : next;
    if (index > lastOver) next = untilEvent !== undefined && next !== "later" ? "possible" : "later";
    const view: PhaseView = {
      price: priceOf(phase.cost, units),
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
      ...(untilEvent === undefined ? {} : { untilEvent }),
      state,
    };
    from = until === undefined ? undefined : dayAfter(until);
    return view;
  });
}

/** What going back from a decision costs today, until when, and how it is done. What the record does not say is absent. */
export function wayBack(record: MarkdownRecord, config: Pick<Config, "units">, today: string): WayBack {
  const { values, id, file, title } = record;
  const { reversal } = values;
  const phases = reversal ? phasesOf(reversal, values.decided, today, config.units) : [];
  const now = phases.find(({ state }) => state === "today");
  const last = phases.at(-1);
  const section = sectionOf(record, "Reversal");
  return {
    record: id ?? file,
    file,
    ...(title === undefined ? {} : { title }),
    ...(values.status === undefined ? {} : { status: values.status }),
    ...(reversal ? { door: reversal.door, decidedAt: priceOf(reversal.cost, config.units) } : {}),
    ...(now ? { price: now.price } : {}),
    ...(now?.until === undefined ? {} : { until: now.until }),
    ...(now?.untilEvent === undefined ? {} : { untilEvent: now.untilEvent }),
    ...(!now && last?.until !== undefined ? { closed: last.until } : {}),
    phases,
    plan: section?.numbered ? section.items.map(({ text }) => text) : [],
    ...(reversal?.rehearsed === undefined ? {} : { rehearsed: reversal.rehearsed }),
  };
}

/** A record that would fall with another, and through which of those that fall. */
export interface Dependent {
  record: MarkdownRecord;
  buildsOn: string[];
}

/** The accepted records that build on a record, directly or through one another, nearest first; cycles end where they began. */
export function dependentsOf(
  records: readonly MarkdownRecord[],
  record: Pick<MarkdownRecord, "id">,
): Dependent[] {
  if (record.id === undefined) return [];
  const standing = records.filter(({ values }) => values.status === "accepted");
  const fallen = new Set([record.id]);
  const found: Dependent[] = [];
  // Appending while walking makes the walk breadth-first.
  for (const through of fallen) {
    for (const candidate of standing) {
      if (!candidate.values["builds-on"]?.includes(through)) continue;
      const known = found.find((dependent) => dependent.record === candidate);
      if (known) known.buildsOn.push(through);
      if (known || candidate.id === undefined || fallen.has(candidate.id)) continue;
      fallen.add(candidate.id);
      found.push({ record: candidate, buildsOn: [through] });
    }
  }
  return found;
}

/**
 * Adds up today's prices: effort in engineer-days, money per currency. Words are listed and never counted, and where an
 * engineer-day has a price, effort is said in money as well.
 */
function sumPrices(ways: readonly WayBack[], engineerDay: Config["engineerDay"]): ReverseSum {
  const days = total(ways.flatMap(({ price }) => price?.days ?? []));
  const amounts = ways.flatMap(({ price }) => price?.money ?? []);
  const money = [...Map.groupBy(amounts, ({ currency }) => currency)]
    .map(([currency, each]) => ({ currency, ...total(each)! }))
    .toSorted((one, other) => (one.currency < other.currency ? -1 : 1));
  return {
    records: ways.length,
    ...(days ? { days } : {}),
    money,
    ...(days && engineerDay ? { inMoney: inMoney(days, money, engineerDay) } : {}),
    words: ways.flatMap(({ record, price }) =>
      price?.word === undefined ? [] : [{ record, word: price.word }],
    ),
    unknown: ways.filter(({ price }) => !isKnown(price)).map(({ record }) => record),
  };
}

function isKnown(price: Price | undefined): boolean {
  return price !== undefined && (price.word ?? price.days ?? price.money) !== undefined;
}

function total(intervals: readonly Interval[]): Interval | undefined {
  if (intervals.length === 0) return undefined;
  const add = (end: "min" | "max"): number => intervals.reduce((sum, interval) => sum + interval[end], 0);
  return { min: add("min"), max: add("max") };
}

function inMoney(
  days: Interval,
  money: ReverseSum["money"],
  { amount, currency }: NonNullable<Config["engineerDay"]>,
): NonNullable<ReverseSum["inMoney"]> {
  const same = money.find((entry) => entry.currency === currency);
  return {
    currency,
    min: days.min * amount + (same?.min ?? 0),
    max: days.max * amount + (same?.max ?? 0),
  };
}

/** What going back from a decision costs, and what falls with it. */
export function reverse(
  records: readonly MarkdownRecord[],
  record: MarkdownRecord,
  config: Pick<Config, "units" | "engineerDay">,
  today: string,
): ReverseReport {
  const own = wayBack(record, config, today);
  const falls = dependentsOf(records, record).map(({ record: dependent, buildsOn }) => ({
    ...wayBack(dependent, config, today),
    buildsOn,
  }));
  return { version: 1, today, ...own, falls, sum: sumPrices([own, ...falls], config.engineerDay) };
}
