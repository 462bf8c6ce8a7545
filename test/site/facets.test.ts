import { expect, test } from "vitest";
import type { DueDate } from "../../src/model/record-entry.ts";
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
  due: [],
  history: [],
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

test("what is due comes first by day, and of a door the day on which the decision's own price ends", () => {
  const due = (what: DueDate["what"], on: string, subject: string, text = ""): DueDate => ({
    what,
    on,
    subject,
    text,
  });
  const [reviews, risks, doors] = attention(
    [
      memo("memo-0009", {
        due: [
          due("risk", "2026-11-14", "MEMO-0009/R1", "Fare rules are answered worse"),
          due("door", "2026-11-25", "MEMO-0009", "Last day on which going back costs 5 minutes"),
          due("door", "2026-11-30", "MEMO-0009", "Last day on which going back costs 1 sprint"),
          due("review", "2026-12-12", "MEMO-0009"),
        ],
        risks: { rows: [{ id: "R1", anchor: "R1", text: "Fare rules are answered worse", html: "" }] },
        reversal: { cost: "1 sprint", door: "costly", phases: [], until: "2026-11-30" },
      }),
      memo("memo-0007", { due: [due("review", "2026-11-14", "MEMO-0007")] }),
    ],
    "2026-11-20",
  );
  expect(reviews!.items.map(({ id }) => id)).toEqual(["MEMO-0007", "MEMO-0009"]);
  expect(risks!.items).toMatchObject([{ id: "MEMO-0009/R1", anchor: "R1", day: "2026-11-14" }]);
  expect(doors!.items).toMatchObject([{ id: "MEMO-0009", day: "2026-11-30" }]);
});

test("where nothing is due yet, the next day is named", () => {
  const [reviews] = attention(
    [
      memo("memo-0009", {
        due: [{ what: "review", on: "2027-06-01", subject: "MEMO-0009", text: "Review the decision" }],
      }),
    ],
    "2026-11-20",
  );
  expect(reviews).toMatchObject({ items: [], next: { id: "MEMO-0009", day: "2027-06-01" } });
});
