import { describe, expect, test } from "vitest";
import { problemsOf, readKeys, readRecord } from "../records.ts";

/** Problems of a record with these keys after the required ones; line 2 is `id`, line 6 the first of these. */
const found = (keys: string) =>
  problemsOf(readKeys(`id: MEMO-0003\nkind: risk-memo\nstatus: draft\ndate: 2026-11-20\n${keys}`));

test("every key of the format, once", () => {
  const record = readKeys(`id: MEMO-0003
kind: risk-memo
title: Migrate the support model
status: accepted
date: 2026-11-20
decided: 2026-11-20
decision-makers: [ana, mei]
consulted: [legal]
informed: []
tags: [support, cost]
tier: 1
affects: ["src/support/**"]
comment-by: 2026-11-18
review-by: 2027-05-01
retrospective: false
supersedes: [ADR-0002]
superseded-by: []
builds-on: [ADR-0001]
relates-to: [MEMO-0001]
chosen: C
reversal: { cost: 1 sprint + $3000, door: costly, window: 2027-01-31, rehearsed: 2026-11-02 }
approvals:
  - { by: mei, role: director, on: 2026-11-19 }
evidence: [support-2026-11]
plan: EVAL-0001
gate-override: { why: Noise on ten cases, by: mei, on: 2026-11-19 }
amended:
  - on: 2026-11-21
    why: The date of the contract was wrong
x-ticket: SUP-7
x-cost-centre: [4711, null]`);
  expect(problemsOf(record)).toEqual([]);
  expect(record.values).toMatchObject({ tier: 1, chosen: "C", reversal: { door: "costly" } });
});

describe("keys that are required", () => {
  test("each that is missing is named, at the block", () => {
    expect(problemsOf(readKeys("title: Migrate"))).toEqual([
      "1:1 Unexpected frontmatter without `id`, expected an id such as ADR-0007 → Add a line `id: …`.",
      "1:1 Unexpected frontmatter without `kind`, expected a kind such as adr or risk-memo → Add a line `kind: …`.",
      "1:1 Unexpected frontmatter without `status`, expected draft, proposed, accepted, rejected, deprecated or superseded → Add a line `status: …`.",
      "1:1 Unexpected frontmatter without `date`, expected the day the status last changed → Add a line `date: …`.",
    ]);
  });

  test("inside a map, at its key", () => {
    expect(found("reversal:\n  cost: low\napprovals:\n  - by: mei\n    on: 2026-11-19")).toEqual([
      "6:1 Unexpected `reversal` without `door`, expected two-way, costly or one-way → Add a line `door: …` under `reversal`.",
      "9:5 Unexpected `approvals.0` without `role`, expected staff, team, director or executive → Add a line `role: …` under `approvals.0`.",
    ]);
  });
});

test("phases that do not follow one another say so", () => {
  const phases = "phases: [{ cost: 3 days, until: 2027-01-31 }, { cost: 1 sprint, until: 2026-12-31 }]";
  expect(found(`reversal: { cost: 3 days, door: two-way, ${phases} }`)).toEqual([
    "6:50 Unexpected phase that ends before the one above it, expected each to end after the one above → Put the phases in the order of time, the cheapest first, or correct the days.",
  ]);
});

describe("a key that nobody declared", () => {
  test.each([
    [
      "descision-makers: [ana]",
      "6:1 Unexpected key `descision-makers`, expected `decision-makers` → Rename it to `decision-makers`, or to `x-descision-makers` if it is your own.",
    ],
    [
      "ticket-in-jira: SUP-7",
      "6:1 Unexpected key `ticket-in-jira`, expected a key of the format → Delete it, or rename it to `x-ticket-in-jira` if it is your own.",
    ],
    [
      "gate: { max-drop: 2 }",
      "6:1 Unexpected key `gate`, expected it in records of the kind eval-plan alone → Delete it, or rename it to `x-gate` if it is your own.",
    ],
    [
      "reversal: { cost: low, door: two-way, windows: 2027-01-31 }",
      "6:39 Unexpected key `windows` under `reversal`, expected `window` → Rename it to `window`.",
    ],
    [
      "__proto__: { polluted: true }",
      "6:1 Unexpected key `__proto__`, expected a key of the format → Delete it, or rename it to `x-__proto__` if it is your own.",
    ],
    [
      "constructor: { prototype: { polluted: true } }",
      "6:1 Unexpected key `constructor`, expected a key of the format → Delete it, or rename it to `x-constructor` if it is your own.",
    ],
  ])("%s", (keys, problem) => {
    expect(found(keys)).toEqual([problem]);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});

describe("a value of the wrong type", () => {
  test.each([
    ["title: 42", "6:8 Unexpected `42` for `title`, expected a text → Put the value of `title` in quotes."],
    [
      "title: ''",
      "6:8 Unexpected empty value for `title`, expected a text → Give `title` a value or delete the line.",
    ],
    [
      "title:",
      "6:1 Unexpected empty value for `title`, expected a text → Give `title` a value or delete the line.",
    ],
    ["chosen: [C]", "6:9 Unexpected list for `chosen`, expected a text → Change `chosen` to a text."],
    [
      "decided: 2026-02-30",
      "6:10 Unexpected `2026-02-30` for `decided`, expected a day of the calendar as YYYY-MM-DD → Write `decided` as in 2026-11-20.",
    ],
    [
      "decided: 2026",
      "6:10 Unexpected `2026` for `decided`, expected a day of the calendar as YYYY-MM-DD → Write `decided` as in 2026-11-20.",
    ],
    [
      "review-by: 2026-11-20T10:00:00+02:00",
      "6:12 Unexpected `2026-11-20T10:00:00+02:00` for `review-by`, expected a day of the calendar as YYYY-MM-DD → Write `review-by` as in 2026-11-20.",
    ],
    [
      "tags: support",
      "6:7 Unexpected `support` for `tags`, expected a list → Write it as a list: `[support]`.",
    ],
    [
      "tags:\n  - support\n  - 7",
      "8:5 Unexpected `7` for `tags.1`, expected a text → Put the value of `tags.1` in quotes.",
    ],
    ["tier: 3", "6:7 Unexpected `3` for `tier`, expected 0, 1 or 2 → Set `tier` to one of them."],
    ["tier: '1'", "6:7 Unexpected `1` for `tier`, expected 0, 1 or 2 → Write 1 without quotes."],
    [
      "retrospective: yes",
      "6:16 Unexpected `yes` for `retrospective`, expected true or false → Change `retrospective` to true or false.",
    ],
    [
      "reversal: low",
      "6:11 Unexpected `low` for `reversal`, expected a map of keys → Change `reversal` to a map of keys.",
    ],
    [
      "reversal: { cost: low, door: two-ways }",
      "6:30 Unexpected `two-ways` for `reversal.door`, expected two-way, costly or one-way → Did you mean `two-way`? Set `reversal.door` to it.",
    ],
    [
      "approvals:\n  - mei",
      "7:5 Unexpected `mei` for `approvals.0`, expected a map of keys → Change `approvals.0` to a map of keys.",
    ],
  ])("%s", (keys, problem) => {
    expect(found(keys)).toEqual([problem]);
  });

  test("a status that is nearly one, and one written with a foreign letter", () => {
    expect(problemsOf(readKeys("id: A\nkind: adr\nstatus: Accepted\ndate: 2026-11-20"))).toEqual([
      "4:9 Unexpected `Accepted` for `status`, expected draft, proposed, accepted, rejected, deprecated or superseded → Did you mean `accepted`? Set `status` to it.",
    ]);
    const { values } = readKeys("id: A\nkind: adr\nstatus: \u0430ccepted\ndate: 2026-11-20");
    expect(values).toEqual({ id: "A", kind: "adr", date: "2026-11-20" });
  });

  test("a number is never taken for an id", () => {
    const record = readKeys("id: 0012\nkind: adr\nstatus: draft\ndate: 2026-11-20");
    expect(problemsOf(record)).toEqual([
      "2:5 Unexpected `12` for `id`, expected a text → Put the value of `id` in quotes.",
    ]);
    expect(record.id).toBeUndefined();
  });

  test("the other keys stand", () => {
    expect(readKeys("id: ADR-0007\nkind: adr\nstatus: open\ndate: 2026-11-20").values).toEqual({
      id: "ADR-0007",
      kind: "adr",
      date: "2026-11-20",
    });
  });
});

describe("a kind", () => {
  test("that nobody declared", () => {
    expect(problemsOf(readKeys("id: A\nkind: memo\nstatus: draft\ndate: 2026-11-20"))).toEqual([
      "3:7 Unexpected kind `memo`, expected adr, risk-memo, eval-plan, cost-reliability, model-card or postmortem → Correct `kind`, or declare `memo` under `kinds:` in reckon.yaml.",
    ]);
  });

  test("that is misspelt or left out is named where it can be told", () => {
    const misspelt = "id: MEMO-0001\nkind: risk-mem\nstatus: draft\ndate: 2026-11-20";
    const leftOut = "id: MEMO-0001\nstatus: draft\ndate: 2026-11-20";
    expect([misspelt, leftOut].flatMap((text) => problemsOf(readKeys(text)))).toEqual([
      "3:7 Unexpected kind `risk-mem`, expected adr, risk-memo, eval-plan, cost-reliability, model-card or postmortem → Did you mean `risk-memo`? Set `kind` to it.",
      "1:1 Unexpected frontmatter without `kind`, expected a kind such as adr or risk-memo → Add a line `kind: risk-memo`.",
    ]);
  });

  test("has keys of its own", () => {
    const postmortem = readKeys(
      "id: POST-0002\nkind: postmortem\nstatus: draft\ndate: 2026-11-20\nmaterialised: [ADR-0007/R1]",
    );
    expect(postmortem.problems).toEqual([]);
    expect(postmortem.extra).toEqual({ materialised: ["ADR-0007/R1"] });
  });
});

describe("YAML that is more than plain", () => {
  test.each([
    ["tags: &t [support]", "6:10 Unexpected YAML anchor `&t`, expected plain values"],
    ["x-a: &t [support]\ntags: *t", "7:7 Unexpected YAML alias `*t`, expected plain values"],
    ["title: !!str Migrate", "6:14 Unexpected YAML tag `tag:yaml.org,2002:str`, expected plain values"],
    ["title: !secret Migrate", "6:16 Unexpected YAML tag `!secret`, expected plain values"],
    [
      "title: !!js/function 'a'",
      "6:22 Unexpected YAML tag `tag:yaml.org,2002:js/function`, expected plain values",
    ],
    ["x-a: { <<: { status: accepted } }", "6:8 Unexpected YAML merge key `<<`, expected plain values"],
    ["title: a\ntitle: b", "7:1 Unexpected second `title`, expected each key once"],
  ])("%s", (keys, problem) => {
    expect(
      found(keys).some((line) => line.startsWith(problem)),
      found(keys).join("\n"),
    ).toBe(true);
  });

  test.each([
    ["an unclosed quote", "title: 'Migrate"],
    ["an unclosed list", "tags: [support"],
    ["a tab for an indent", "reversal:\n\tcost: low"],
    ["a key that is a list", "? [a, b]\n: c"],
    ["a second document after dots", "...\nstatus: accepted"],
    ["a directive", "%YAML 1.1"],
  ])("%s", (_, keys) => {
    const problems = readKeys(
      `id: MEMO-0003\nkind: risk-memo\nstatus: draft\ndate: 2026-11-20\n${keys}`,
    ).problems;
    expect(problems.map(({ rule }) => rule)).toContain("record/readable");
    expect(problems[0]!.message).toMatch(/^Unexpected YAML/u);
  });

  test("ten problems of a thousand are reported", () => {
    const aliases = Array.from({ length: 1000 }, (_, index) => `x-${index}: *a`);
    expect(found(["x-a: &a [1]", ...aliases].join("\n"))).toHaveLength(10);
  });
});

describe("frontmatter of nothing", () => {
  test.each([
    ["---\n---\n", 4],
    ["---\n\n\n---\n", 4],
    ["---\n# id: MEMO-0003\n---\n", 4],
    ["---\n~\n---\n", 4],
  ])("%j lacks each required key", (text, count) => {
    expect(readRecord(text).problems).toHaveLength(count);
  });

  test.each(["---\n- id\n---\n", "---\njust words\n---\n", "---\n42\n---\n"])("%j is no map", (text) => {
    expect(problemsOf(readRecord(text))).toEqual([
      "1:1 Unexpected frontmatter that is no map, expected `key: value` lines → Write one key per line.",
    ]);
  });
});

test("nothing that was read is handed out again after a change, as gray-matter's cache would", () => {
  const keys = "id: MEMO-0003\nkind: risk-memo\nstatus: draft\ndate: 2026-11-20\ntags: [one]";
  readKeys(keys).values.tags!.push("two");
  expect(readKeys(keys).values.tags).toEqual(["one"]);
  const broken = "id: [A";
  expect(problemsOf(readKeys(broken))).toEqual(problemsOf(readKeys(broken)));
});

test("a map where one of a few words is expected is a finding", () => {
  expect(problemsOf(readKeys("id: A\nkind: adr\nstatus: { proposed: true }\ndate: 2026-11-20"))).toEqual([
    expect.stringContaining("for `status`, expected draft, proposed") as string,
  ]);
});
