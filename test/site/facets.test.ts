import { expect, test } from "vitest";
import { attention } from "../../src/site/attention.ts";
import { facetViews } from "../../src/site/facets.ts";
import type { DecisionView } from "../../src/site/view.ts";

const memo = (slug: string, change: Partial<DecisionView>): DecisionView => ({
  slug,
  file: `adr/${slug}.md`,
  id: slug.toUpperCase(),
  kind: { name: "risk-memo", title: "Risk memo" },
  title: "Move passenger answers",
  status: "accepted",
  deciders: [],
  approvals: [],
  tags: [],
  retrospective: false,
  amended: [],
  verdict: [],
  evidence: [],
  relations: [],
  sections: [],
  problems: [],
  text: "",
  ...change,
});

test("facets count each value once, states in their order and the rest by frequency", () => {
  const facets = facetViews([
    memo("memo-0001", { tags: ["models", "models", "privacy"], day: "2025-06-24" }),
    memo("memo-0002", { tags: ["models"], status: "proposed", day: "2026-01-12" }),
    memo("memo-0003", { tags: [], day: "2026-11-12" }),
  ]);
  const counts = Object.fromEntries(
    facets.map(({ name, values }) => [name, values.map(({ word, count }) => `${word} ${count}`)]),
  );
  expect(counts).toEqual({
    status: ["Proposed 1", "Accepted 2"],
    kind: ["Risk memo 3"],
    tag: ["models 2", "privacy 1"],
    year: ["2026 2", "2025 1"],
  });
});

test("what is due comes first by day, of decisions that stand, and closed risks are left alone", () => {
  const risk = (id: string, state: "open" | "mitigated", reviewBy: string) => ({
    id,
    anchor: id,
    text: "Fare rules are answered worse",
    html: "",
    state,
    reviewBy,
  });
  const [reviews, risks, doors] = attention(
    [
      memo("memo-0009", {
        reviewBy: "2026-12-12",
        risks: { rows: [risk("R1", "open", "2026-11-14"), risk("R2", "mitigated", "2026-11-01")] },
        reversal: { cost: "1 sprint", door: "costly", phases: [], until: "2026-11-30" },
      }),
      memo("memo-0007", { reviewBy: "2026-11-14" }),
      memo("memo-0003", { status: "superseded", reviewBy: "2026-01-01" }),
    ],
    "2026-11-20",
  );
  expect(reviews!.items.map(({ id }) => id)).toEqual(["MEMO-0007", "MEMO-0009"]);
  expect(risks!.items).toMatchObject([{ id: "MEMO-0009/R1", anchor: "R1", day: "2026-11-14" }]);
  expect(doors!.items).toMatchObject([{ id: "MEMO-0009", day: "2026-11-30" }]);
});

test("where nothing is due yet, the next day is named", () => {
  const [reviews] = attention([memo("memo-0009", { reviewBy: "2027-06-01" })], "2026-11-20");
  expect(reviews).toMatchObject({ items: [], next: { id: "MEMO-0009", day: "2027-06-01" } });
});
