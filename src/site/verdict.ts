import type { Status } from "../model/frontmatter.ts";
import type { Verdict } from "../model/gate.ts";
import { VERDICT_WORDS } from "../model/gate.ts";
import { isAccepted } from "../model/frontmatter.ts";
import { parseReversalCost } from "../model/reversal.ts";
import type { Conclusion } from "../model/verdict.ts";
import { dayWords } from "./day.ts";
import type { ReversalView, Sentence } from "./view.ts";
import { numbered } from "../model/wording.ts";

/** What the one-sentence verdict is made of. */
export interface VerdictSource {
  status: Status | undefined;
  today: string;
  conclusion?: Conclusion;
  reversal?: ReversalView;
  /** Number of accepted risks, where the record has a table of them. */
  risks?: number;
  /** What the gate says; `not run` where a plan or a name stands without evidence. */
  gate?: Verdict | "not run";
  commentBy?: string;
}

type Piece = Sentence[number];
const plain = (text: string): Piece => ({ text });
const strong = (text: string): Piece => ({ text, strong: true });

/**
 * The conclusion in words: “We chose C: Dual-run. Going back costs 1 sprint until 31 Jan 2027. 2 risks accepted. Eval
 * gate passed.” A part that the record does not state is left out.
 */
export function verdictSentence(source: VerdictSource): Sentence {
  const { status, conclusion } = source;
  if (!conclusion) return [];
  const { before, strong: middle, after } = conclusion;
  const head = [plain(before), strong(middle), plain(after)].filter(({ text }) => text !== "");
  return status === "rejected" ? head : [...head, ...rest(source)];
}

function rest(source: VerdictSource): Sentence {
  const { risks, gate, commentBy, status } = source;
  const pieces: Sentence = [];
  if (source.reversal)
    pieces.push(plain(" "), ...goingBack(source.reversal, source.today, isAccepted(status)));
  if (risks === 0) pieces.push(plain(" No risks accepted."));
  if (risks) pieces.push(plain(" "), strong(numbered(risks, "risk")), plain(" accepted."));
  if (gate)
    pieces.push(plain(" Eval gate "), strong(gate === "not run" ? gate : VERDICT_WORDS[gate]), plain("."));
  if (status === "proposed" && commentBy !== undefined) {
    pieces.push(plain(" Comments until "), strong(dayWords(commentBy)), plain("."));
  }
  return pieces;
}

function goingBack(reversal: ReversalView, today: string, accepted: boolean): Sentence {
  const { cost, door, until, untilEvent, after } = reversal;
  const parsed = parseReversalCost(cost);
  const word = parsed && "word" in parsed ? parsed.word : undefined;
  if (word === "n/a") return [plain("There is nothing to go back from.")];
  if (door === "one-way" || word === "irreversible") return [strong("There is no way back.")];
  if (accepted && until !== undefined && until < today) {
    const closed: Sentence = [plain("The way back closed on "), strong(dayWords(until))];
    return after === undefined
      ? [...closed, plain(".")]
      : [...closed, plain("; it now costs "), strong(after), plain(".")];
  }
  const verb = accepted ? "costs" : "would cost";
  const price =
    word === "none" ? [plain(`Going back ${verb} `), strong("nothing")] : wordCost(word, cost, verb);
  if (until !== undefined) return [...price, plain(" until "), strong(dayWords(until)), plain(".")];
  return [...price, plain(untilEvent === undefined ? " at any time." : ` until ${untilEvent}.`)];
}

/** “The cost of going back is low”: a word is no amount. */
function wordCost(word: string | undefined, cost: string, verb: string): Sentence {
  if (word === undefined) return [plain(`Going back ${verb} `), strong(cost)];
  return [plain(`The cost of going back ${verb === "costs" ? "is" : "would be"} `), strong(word)];
}
