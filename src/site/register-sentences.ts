import { VERDICT_WORDS } from "../model/gate.ts";
import { dayWords } from "./day.ts";
import type { DoorRegisterView } from "./door-register-view.ts";
import type { LineageView } from "./lineage-view.ts";
import type { RiskRegisterView } from "./risk-register-view.ts";
import type { PlanView } from "./run-register-view.ts";
import type { ReferenceView, Sentence } from "./view.ts";
import { numberWord } from "./words.ts";
import { numbered } from "../model/wording.ts";

type Piece = Sentence[number];
const plain = (text: string): Piece => ({ text });
const strong = (text: string): Piece => ({ text, strong: true });

/** “9 open. 1 review is late and 1 signal has tripped: Agents confirm summaries without reading them.” */
export function risksSentence({ open }: RiskRegisterView): Sentence {
  if (open.length === 0) return [plain("No accepted risk is open.")];
  const late = open.filter(({ entry }) => entry.overdue !== undefined);
  const tripped = open.filter(({ entry }) => entry.state === "tripped");
  const parts = [
    ...(late.length > 0
      ? [`${numbered(late.length, "review")} ${late.length === 1 ? "is" : "are"} late`]
      : []),
    ...(tripped.length > 0
      ? [`${numbered(tripped.length, "signal")} ${tripped.length === 1 ? "has" : "have"} tripped`]
      : []),
  ];
  const first = tripped[0] ?? late[0];
  if (!first) return [strong(`${open.length} open`), plain(". No signal has tripped and no review is late.")];
  const named = first.entry.risk.replace(/[.\s]+$/u, "");
  return [plain(`${open.length} open. ${parts.join(" and ")}: `), strong(named), plain(".")];
}

/** “Five ways back are open. The next one closes on 30 Nov 2026: Summarise calls. Until then going back costs 1 sprint.” */
export function doorsSentence({ open, closed }: DoorRegisterView): Sentence {
  const [next] = open;
  if (!next) {
    return closed.length > 0
      ? [plain(`No window is open. ${sentenceCase(numberWord(closed.length))} closed in the last 90 days.`)]
      : [plain("No way back closes on a day that is known.")];
  }
  const several = open.length > 1;
  const count = several
    ? `${sentenceCase(numberWord(open.length))} ways back are open`
    : "One way back is open";
  const {
    title,
    reversal: { until, untilEvent, cost, after },
  } = next;
  const name = title.replace(/[.\s]+$/u, "");
  // A day and not “in ten days”: the sentence is read later than it was built.
  return [
    plain(`${count}${several ? ". The next one closes" : " and closes"} `),
    strong(until === undefined ? `with an event, ${untilEvent}` : `on ${dayWords(until)}`),
    plain(`: ${name}. Until then going back costs `),
    strong(cost),
    plain(after === undefined ? "." : `, afterwards ${after}.`),
  ];
}

/** “Three decisions replaced another. The longest line ends in MEMO-0018, which replaced MEMO-0005 and MEMO-0001.” */
export function lineageSentence({ rows, line, foundation }: LineageView): Sentence {
  const replaced = rows.filter(({ replaces }) => replaces.length > 0).length;
  const [latest, ...earlier] = line;
  const carries: Sentence = foundation
    ? [
        plain(" Most rests on "),
        strong(foundation.record.id),
        plain(`: ${numbered(foundation.count, "decision builds", "decisions build")} on it.`),
      ]
    : [];
  if (latest === undefined) return [plain("No decision has replaced another."), ...carries];
  return [
    plain(
      `${sentenceCase(numberWord(replaced))} ${replaced === 1 ? "decision" : "decisions"} replaced another. The longest line ends in `,
    ),
    strong(latest),
    plain(`, which took the place of ${earlier.join(", and that of ")}.`),
    ...carries,
  ];
}

/** “Three runs were judged by two plans. The latest, passenger-2026-11, passed.” */
export function runsSentence(plans: readonly PlanView[]): Sentence {
  const named = plans.filter(({ plan }) => plan !== undefined).length;
  const runs = plans.flatMap(({ metrics }) => metrics.flatMap((metric) => metric.runs));
  const names = new Set(runs.map(({ evidence }) => evidence.name));
  if (names.size === 0) {
    return named === 0
      ? [plain("No eval run is attached to a decision.")]
      : [plain(`${sentenceCase(numbered(named, "eval plan"))}, and no run that was judged by one.`)];
  }
  const latest = runs.toSorted((one, other) => (other.day ?? "").localeCompare(one.day ?? ""))[0]!;
  const blocked = new Set(
    runs.filter(({ evidence }) => evidence.verdict === "block").map(({ evidence }) => evidence.name),
  ).size;
  return [
    plain(`${sentenceCase(numberWord(names.size))} ${names.size === 1 ? "run was" : "runs were"} judged`),
    plain(names.size === 1 ? "" : `, ${blocked === 0 ? "none" : numberWord(blocked)} of them blocked`),
    plain(names.size === 1 ? ": " : ". The latest is "),
    strong(latest.evidence.name),
    plain(`${latest.day === undefined ? "" : ` of ${dayWords(latest.day)}`}, `),
    strong(VERDICT_WORDS[latest.evidence.verdict]),
    plain("."),
  ];
}

/** “Replaces MEMO-0005; builds on ADR-0014, ADR-0008” */
export function relationPieces(
  relations: readonly (readonly [words: string, records: readonly ReferenceView[]])[],
): { words: string; records: readonly ReferenceView[] }[] {
  return relations.flatMap(([words, records]) => (records.length > 0 ? [{ words, records }] : []));
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
