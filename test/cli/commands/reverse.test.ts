import path from "node:path";
import { expect, test } from "vitest";
import { ReverseReport } from "../../../src/model/reverse-report.ts";
import { ACCEPTED, adr, memo, project } from "../../project.ts";
import { reckon } from "../terminal.ts";

const YEAR = path.resolve(import.meta.dirname, "../../fixtures/year");
const TODAY = ["--today", "2026-11-20"];

test("what going back from the gateway costs, and what falls with it", async () => {
  const { status, stdout } = await reckon(YEAR, ["reverse", "ADR-0001", ...TODAY]);
  expect(status).toBe(0);
  const lines = stdout.split("\n");
  expect(lines.slice(0, 3)).toEqual([
    "ADR-0001  Route every model call through one gateway  accepted, costly door",
    "",
    "Going back costs 3 weeks today (15 engineer-days).",
  ]);
  expect(lines).toContain("Rehearsed on 2026-06-11, 162 days ago.");
  expect(lines).toContain("10 accepted decisions would fall with it:");
  expect(lines).toContain(
    "  MEMO-0004  1 week + $6,000  builds on ADR-0011            Let customers change their tariff in chat",
  );
  expect(lines.slice(-4)).toEqual([
    "Together, 11 decisions: 26 engineer-days and $6,000; $26,800 with an engineer-day priced.",
    "In words, and not counted: ADR-0004 low, ADR-0012 none, ADR-0013 minimal, ADR-0014 none.",
    "Not known today: MEMO-0002, MEMO-0003.",
    "",
  ]);
});

test("the phases, with today's, while the event of one is not dated", async () => {
  const { stdout } = await reckon(YEAR, ["reverse", "old", "answer", "bot", "--today", "2027-01-10"]);
  expect(stdout).toContain(
    [
      "Going back costs 3 weeks + $9,000 today, until the supplier deletes the dialogues (15 engineer-days and $9,000).",
      "  2 days until 2026-12-31  (over)",
      "  3 weeks + $9,000 until the supplier deletes the dialogues  (today)",
      "  irreversible  (today, if the event has come)",
    ].join("\n"),
  );
  expect(stdout).toContain("Nothing accepted builds on it.");
});

test("JSON as its schema says", async () => {
  const root = project({
    "adr/memo-0003-migrate.md": memo(ACCEPTED),
    "adr/adr-0004-pin.md": adr(
      "ADR-0004",
      "Pin the model",
      "status: accepted\ndate: 2026-11-19\nbuilds-on: [MEMO-0003]",
    ),
  });
  const { stdout } = await reckon(root, ["reverse", "MEMO-0003", "--json", ...TODAY]);
  const report = ReverseReport.parse(JSON.parse(stdout));
  expect(report.price).toMatchObject({ text: "5 minutes", days: { min: 5 / 480 } });
  expect(report).toMatchObject({
    until: "2026-12-14",
    decidedAt: { money: { currency: "USD", min: 3000 } },
    falls: [{ record: "ADR-0004", buildsOn: ["MEMO-0003"] }],
    sum: { unknown: ["ADR-0004"] },
  });
});

test("a window that has closed, and a record that says nothing", async () => {
  const closed = await reckon(YEAR, ["reverse", "MEMO-0003", ...TODAY]);
  expect(closed.stdout).toContain(
    "What going back costs today is not known: the last price ended on 2026-09-30 at $18,000.",
  );
  const silent = await reckon(YEAR, ["reverse", "MEMO-0009", ...TODAY]);
  expect(silent.stdout).toContain("The record does not say what going back costs.");
});
