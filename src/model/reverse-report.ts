import * as z from "zod";
import { STATUSES } from "./frontmatter.ts";
import { isoDate } from "./iso-date.ts";
import { COST_WORDS, DOORS } from "./reversal.ts";

const Span = z.strictObject({ min: z.number(), max: z.number() });
const Amount = z.strictObject({ currency: z.string(), min: z.number(), max: z.number() });

/** A price of going back: a word, or effort, money, or both. A word has a rank and no figure. */
const Price = z.strictObject({
  text: z.string().meta({ description: "As it was written." }),
  word: z.enum(COST_WORDS).optional(),
  rank: z
    .int()
    .min(0)
    .max(COST_WORDS.length - 1)
    .optional()
    .meta({ description: "Place of the word from `none`, 0, to `irreversible`, 7." }),
  days: Span.optional().meta({ description: "Engineer-days." }),
  money: Amount.optional(),
});
export type Price = z.infer<typeof Price>;

const Phase = z.strictObject({
  price: Price,
  from: isoDate().optional(),
  until: isoDate().optional(),
  untilEvent: z.string().optional(),
  state: z.enum(["past", "today", "possible", "later"]).meta({
    description: "`possible` where an event that nobody has dated may have ended the one before it.",
  }),
});

/** What going back from one decision costs. */
export const WayBack = z.strictObject({
  record: z.string(),
  file: z.string(),
  title: z.string().optional(),
  status: z.enum(STATUSES).optional(),
  door: z.enum(DOORS).optional(),
  price: Price.optional().meta({ description: "Today's; absent where it is not known." }),
  decidedAt: Price.optional().meta({ description: "The price that the decision was taken at." }),
  until: isoDate().optional().meta({ description: "Last day of today's price." }),
  untilEvent: z.string().optional(),
  closed: isoDate().optional().meta({ description: "The day on which the last known price ran out." }),
  phases: z.array(Phase),
  plan: z.array(z.string()).meta({ description: "Numbered steps of the Reversal section." }),
  rehearsed: isoDate().optional(),
});
export type WayBack = z.infer<typeof WayBack>;

/** Today's prices added up. Currencies are not added to one another, and words never become numbers. */
export const ReverseSum = z.strictObject({
  records: z.int().nonnegative(),
  days: Span.optional(),
  money: z.array(Amount),
  inMoney: Amount.optional().meta({
    description: "Effort at the price of an engineer-day, and the money in the same currency.",
  }),
  words: z.array(z.strictObject({ record: z.string(), word: z.enum(COST_WORDS) })),
  unknown: z.array(z.string()).meta({ description: "Records whose price today is not known." }),
});
export type ReverseSum = z.infer<typeof ReverseSum>;

/** `reverse --json`. Changed only by adding. */
export const ReverseReport = z.strictObject({
  version: z.literal(1),
  today: isoDate(),
  ...WayBack.shape,
  falls: z
    .array(
      z.strictObject({
        ...WayBack.shape,
        buildsOn: z.array(z.string()).meta({ description: "The records through which it falls." }),
      }),
    )
    .meta({ description: "Accepted records that build on it, directly or through one another." }),
  sum: ReverseSum,
});
export type ReverseReport = z.infer<typeof ReverseReport>;
