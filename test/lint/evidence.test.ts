import { describe, expect, test } from "vitest";
import { blockCurrent } from "../../src/lint/rules/evidence/block-current.ts";
import { regressionAccepted } from "../../src/lint/rules/evidence/regression-accepted.ts";
import { sourceUnchanged } from "../../src/lint/rules/evidence/source-unchanged.ts";
import { defineRule } from "../../src/lint/rule.ts";
import { FILE_START } from "../../src/model/position.ts";
import { evidenceFile } from "./example-evidence.ts";
import { PARSERS, exampleOf, findingsOf } from "./example.ts";

const MEMO = "adr/memo-0003-migrate-support-model.md";
const memo = (rest = "") => `---
id: MEMO-0003
kind: risk-memo
status: proposed
plan: EVAL-0001
evidence: [support-2026-11]
---

# Migrate the support model
${rest}`;
const PLAN = "adr/eval-0001-support-answers.md";
const plan = (maxDrop: number) => `---
id: EVAL-0001
kind: eval-plan
gate:
  max-drop: ${maxDrop}
---
`;
const EVIDENCE = "adr/evidence/support-2026-11.json";
const evidence = evidenceFile(
  "support-2026-11",
  "dataset: support-golden v3\nbilling-dispute: 32 → 33 of 34\ncasual-queries: 37 → 36 of 40",
);
const files = { [MEMO]: memo(), [PLAN]: plan(2), [EVIDENCE]: evidence };

const rulesAndPlaces = (findings: ReturnType<typeof findingsOf>) =>
  findings.map(({ rule, level, file }) => `${level} ${rule} ${file}`);

test("a record with evidence is judged once, by the gate of the plan that comes after it", () => {
  const seen: unknown[] = [];
  const watching = (id: string) =>
    defineRule({
      id,
      level: "error",
      description: "Watches.",
      evidence({ held }) {
        seen.push(held);
        return [];
      },
    });
  findingsOf(exampleOf(files), [watching("evidence/one"), watching("evidence/two")], PARSERS[0]!);
  expect(seen).toHaveLength(2);
  expect(seen[0]).toBe(seen[1]);
  expect(seen[0]).toMatchObject({ pieces: [{ judged: { entries: [{ "max-drop": 2 }] } }] });
});

test("a comment answers for what is found once the corpus is whole", () => {
  const text = `${memo().replace("---\n\n#", "---\n\n<!-- reckon-disable-file evidence/regression-accepted: seen by the desk -->\n\n#")}`;
  const found = findingsOf(exampleOf({ ...files, [MEMO]: text }), [regressionAccepted], PARSERS[0]!);
  expect(found).toEqual([]);
});

describe("a drop that may be noise", () => {
  const drop = { ...files, [PLAN]: plan(3) };
  test.each([
    { level: "error", expected: "advice" },
    { level: "advice", expected: "advice" },
  ])("is $expected where the rule is set to $level", ({ level, expected }) => {
    const example = exampleOf({
      ...drop,
      "reckon.yaml": `rules:\n  evidence/regression-accepted: ${level}\n`,
    });
    const found = findingsOf(example, [regressionAccepted], PARSERS[0]!);
    expect(found.map((finding) => finding.level)).toEqual([expected]);
    expect(found[0]).not.toHaveProperty("atMost");
  });
});

test("a rule about evidence that throws is a bug of that rule, and the others run", () => {
  const broken = defineRule({
    id: "evidence/broken",
    level: "error",
    description: "Breaks.",
    evidence() {
      throw new Error("no such metric");
    },
  });
  const found = findingsOf(exampleOf(files), [broken, regressionAccepted], PARSERS[0]!);
  expect(rulesAndPlaces(found)).toEqual([
    `error evidence/broken ${MEMO}`,
    `error evidence/regression-accepted ${MEMO}`,
  ]);
  expect(found[0]).toMatchObject({
    range: FILE_START,
    message: "Unexpected failure of the rule itself: no such metric",
  });
});

describe("with a base, an unchanged memo is spoken of", () => {
  const since = (before: Record<string, string>, now: Record<string, string>) => ({
    ...exampleOf({ ...files, ...now }),
    before: new Map(Object.entries({ ...files, ...before })),
  });

  test("not where nothing changed", () => {
    expect(findingsOf(since({}, {}), [regressionAccepted, blockCurrent], PARSERS[0]!)).toEqual([]);
  });

  test("where the gate of its plan changed", () => {
    const found = findingsOf(since({ [PLAN]: plan(3) }, {}), [regressionAccepted], PARSERS[0]!);
    expect(rulesAndPlaces(found)).toEqual([`error evidence/regression-accepted ${MEMO}`]);
  });

  test("where its evidence changed", () => {
    const better = evidenceFile("support-2026-11", "casual-queries: 36 → 37 of 40");
    const found = findingsOf(since({ [EVIDENCE]: better }, {}), [regressionAccepted], PARSERS[0]!);
    expect(rulesAndPlaces(found)).toEqual([`error evidence/regression-accepted ${MEMO}`]);
  });

  test("where the results that its evidence was made of changed", () => {
    const results = "adr/evals/current.json";
    const edited = since({ [results]: "{}" }, { [results]: '{ "results": [] }' });
    expect(rulesAndPlaces(findingsOf(edited, [sourceUnchanged], PARSERS[0]!))).toEqual([
      `warning evidence/source-unchanged ${MEMO}`,
    ]);
    const same = since({ [results]: "{}" }, { [results]: "{}" });
    expect(findingsOf(same, [sourceUnchanged], PARSERS[0]!)).toEqual([]);
  });
});
