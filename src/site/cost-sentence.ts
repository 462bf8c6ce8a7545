import type { Lever } from "../model/cost-report.ts";
import { roundAmount } from "./amount.ts";
import type { CostView } from "./cost-view.ts";
import { monthWords } from "./day.ts";
import type { Sentence } from "./view.ts";
import { numberWord } from "./words.ts";

type Piece = Sentence[number];
const plain = (text: string): Piece => ({ text });
const strong = (text: string): Piece => ({ text, strong: true });

/** “Oct 2026 cost $57,600, $2,600 over budget. Most would be saved by …: $14,400 a month. Four of five latency objectives are met.” */
export function costSentence({ usage, pages, latency, currency }: CostView): Sentence {
  const money = (value: number): string => roundAmount(value, currency);
  const head: Sentence = usage
    ? [
        plain(`${monthWords(`${usage.latest.month}-01`)} cost `),
        strong(money(usage.latest.total)),
        ...against(usage.latest, money),
      ]
    : planned(pages, money);
  const [lever] = currentLevers(pages).toSorted((one, other) => other.saves - one.saves);
  const saving: Sentence = lever
    ? [plain(` Most would be saved by ${lever.text}: `), strong(money(lever.saves)), plain(" a month.")]
    : [];
  const met = latency.filter(({ p95, objective }) => p95 <= objective).length;
  const speed: Sentence =
    latency.length === 0
      ? []
      : [
          plain(
            ` ${sentenceCase(numberWord(met))} of ${numberWord(latency.length)} latency objectives ${met === 1 ? "is" : "are"} met.`,
          ),
        ];
  return [...head, ...saving, ...speed];
}

function against(
  { total, budget }: { total: number; budget?: number | undefined },
  money: (value: number) => string,
): Sentence {
  if (budget === undefined) return [plain(".")];
  // Of the rounded sums, so that what is shown adds up.
  const rest = Math.round(budget) - Math.round(total);
  if (total > budget) return [plain(", "), strong(`${money(-rest)} over budget`), plain(".")];
  return [plain(`, ${money(rest)} below the budget of ${money(budget)}.`)];
}

/** A feature of several pages is as the latest of them plans it. */
function currentLevers(pages: CostView["pages"]): Lever[] {
  const seen = new Set<string>();
  return pages.flatMap(({ page }) => {
    const levers = page.levers.filter(({ feature }) => !seen.has(feature.toLowerCase()));
    for (const { feature } of page.features) seen.add(feature.toLowerCase());
    return levers;
  });
}

function planned(pages: CostView["pages"], money: (value: number) => string): Sentence {
  const complete = pages.filter(({ page }) => page.complete);
  if (complete.length === 0)
    return [plain("What the features cost cannot be computed from what the records say.")];
  const total = complete.reduce((sum, { page }) => sum + page.total, 0);
  const budgets = complete.flatMap(({ page }) => page.budget ?? []);
  const budget = budgets.length === complete.length ? budgets.reduce((sum, one) => sum + one, 0) : undefined;
  return [plain("As planned, a month costs "), strong(money(total)), ...against({ total, budget }, money)];
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
