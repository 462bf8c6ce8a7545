/**
 * Writes the two result files of the worked example into adr/evals: 120 made-up support questions, asked of two made-up
 * models, in the shape of promptfoo's JSON version 3. The same bytes at every run. Run it with `node scripts/example-evals.ts`,
 * then pull: `reckon pull MEMO-0001 adr/evals/support-current.json adr/evals/support-successor.json --as support-2026-11`.
 */
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";

interface Category {
  name: string;
  /** Questions are every situation with every thing, in this order, cut off at `cases`. */
  situations: readonly string[];
  things: readonly string[];
  cases: number;
  /** Indices of the questions that a model answers wrongly. */
  wrong: { current: readonly number[]; successor: readonly number[] };
}

const CATEGORIES: readonly Category[] = [
  {
    name: "billing-dispute",
    situations: [
      "I was charged twice for",
      "I cancelled and still paid for",
      "The invoice shows the wrong tax on",
      "I want my money back for",
    ],
    things: [
      "the team plan",
      "the annual renewal",
      "three extra seats",
      "the storage add-on",
      "the trial",
      "a refused card",
      "last month",
      "a plan that I never ordered",
      "the upgrade in June",
    ],
    cases: 34,
    wrong: { current: [7, 22], successor: [22] },
  },
  {
    name: "order-status",
    situations: ["Where is", "Why is there no tracking for", "Can you change the address of"],
    things: [
      "my order from Monday",
      "the replacement router",
      "an order in two parcels",
      "a parcel to Norway",
      "the gift card",
      "the spare battery",
      "order 48-1123",
      "a parcel that customs holds",
      "my pre-order",
    ],
    cases: 26,
    wrong: { current: [3, 11, 19], successor: [11, 19] },
  },
  {
    name: "account-access",
    situations: ["I cannot sign in", "The reset mail never comes", "The code is refused"],
    things: [
      "after a new phone",
      "with a company account",
      "from abroad",
      "since the merger of two accounts",
      "with a passkey",
      "as the second owner",
      "on the tablet",
    ],
    cases: 20,
    wrong: { current: [4, 15], successor: [4, 9] },
  },
  {
    name: "casual-queries",
    situations: [
      "Do you have",
      "What do you think of",
      "Can you recommend",
      "Is it true that you stop",
      "Who is behind",
    ],
    things: [
      "a student discount",
      "the new dark mode",
      "a plan for two people",
      "the mobile app",
      "gift wrapping",
      "the podcast",
      "a referral programme",
      "the community forum",
    ],
    cases: 40,
    wrong: { current: [8, 17, 31], successor: [8, 12, 26, 31] },
  },
];

interface Run {
  file: string;
  label: "current" | "successor";
  model: string;
  evalId: string;
  at: string;
  /** Dollars per token, and milliseconds around which answers take. */
  price: number;
  pace: number;
  /** The question of casual-queries that got no answer at all. */
  errored?: number;
}

const RUNS: readonly Run[] = [
  {
    file: "support-current.json",
    label: "current",
    model: "example:support-model-3",
    evalId: "eval-Ex1-2026-11-19T09:12:03",
    at: "2026-11-19T09:12:03.114Z",
    price: 0.000_01,
    pace: 1400,
  },
  {
    file: "support-successor.json",
    label: "successor",
    model: "example:support-model-4",
    evalId: "eval-Ex2-2026-11-19T09:40:51",
    at: "2026-11-19T09:40:51.820Z",
    price: 0.000_008,
    pace: 1150,
    errored: 26,
  },
];

/** A number from 0 to 1 that depends on the words alone. */
function spread(...words: readonly (string | number)[]): number {
  return createHash("sha256").update(words.join("/")).digest().readUInt32BE(0) / 2 ** 32;
}

function questions({ situations, things, cases }: Category): string[] {
  const all = situations.flatMap((situation) => things.map((thing) => `${situation} ${thing}?`));
  return all.slice(0, cases);
}

function test(category: string, index: number, question: string) {
  return {
    description: `${category} ${index + 1}`,
    vars: { case_id: `${category}-${String(index + 1).padStart(2, "0")}`, question },
    metadata: { category },
    assert: [
      {
        type: "llm-rubric",
        metric: "facts",
        provider: "example:judge-2",
        value: "Names every fact on the list and promises nothing else (rubric 7).",
      },
    ],
  };
}

function row(run: Run, category: Category, index: number, question: string) {
  const own = test(category.name, index, question);
  const base = {
    promptIdx: 0,
    provider: { id: run.model, label: run.label },
    prompt: { raw: question, label: "support-answer-12" },
    testCase: own,
    vars: own.vars,
  };
  if (category.name === "casual-queries" && run.errored === index) {
    const error = "HTTP 529: the model is overloaded";
    return {
      ...base,
      success: false,
      score: 0,
      failureReason: 2,
      error,
      namedScores: {},
      gradingResult: null,
      latencyMs: 30_000,
      cost: 0,
      response: { error },
    };
  }
  const pass = !category.wrong[run.label].includes(index);
  const score = pass ? 1 : 0;
  const input = 610 + Math.round(90 * spread("input", question));
  const output = 80 + Math.round(70 * spread("output", run.model, question));
  const reason = pass ? "All facts are named." : "A fact on the list is missing.";
  const cost = Math.round((input + output) * run.price * 1e6) / 1e6;
  const latencyMs = Math.round(
    run.pace *
      (0.7 + 0.6 * spread("latency", run.model, question) + 1.2 * spread("tail", run.model, question) ** 12),
  );
  return {
    ...base,
    success: pass,
    score,
    failureReason: pass ? 0 : 1,
    ...(pass ? {} : { error: reason }),
    namedScores: { facts: score },
    gradingResult: {
      pass,
      score,
      reason,
      namedScores: { facts: score },
      componentResults: [{ pass, score, reason, assertion: own.assert[0] }],
    },
    latencyMs,
    cost,
    response: {
      output: pass ? "(answer left out)" : "(answer left out, wrong)",
      tokenUsage: { prompt: input, completion: output, total: input + output },
      cost,
    },
  };
}

mkdirSync(new URL("../adr/evals/", import.meta.url), { recursive: true });
for (const run of RUNS) {
  const rows = CATEGORIES.flatMap((category) =>
    questions(category).map((question, index) => row(run, category, index, question)),
  );
  const results = {
    evalId: run.evalId,
    results: { version: 3, timestamp: run.at, results: rows.map((each, testIdx) => ({ testIdx, ...each })) },
    config: {
      description: "Made up for the worked example of Reckon; see scripts/example-evals.ts",
      tags: { dataset: "support-golden", "dataset-version": "v3" },
      tests: rows.map(({ testCase }) => testCase),
    },
    metadata: { promptfooVersion: "0.121.20", evaluationCreatedAt: run.at },
  };
  writeFileSync(
    new URL(`../adr/evals/${run.file}`, import.meta.url),
    `${JSON.stringify(results, undefined, 1)}\n`,
  );
}
