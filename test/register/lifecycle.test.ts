import { describe, expect, test } from "vitest";
import { buildCorpus } from "../../src/corpus/load.ts";
import { openRepository } from "../../src/corpus/repository.ts";
import { STATUSES } from "../../src/model/frontmatter.ts";
import { TRANSITIONS, movesFrom } from "../../src/model/lifecycle.ts";
import type { MarkdownRecord } from "../../src/model/record.ts";
import { halfSupersessions, planMove, planSupersession } from "../../src/register/lifecycle.ts";
import { plannedText } from "../../src/register/planned.ts";
import { native } from "../records.ts";
import { memo, settings } from "./records.ts";

const today = "2026-11-21";
const config = settings();

const at = (status: string, more: readonly string[] = [], id = "MEMO-0007") =>
  memo({ id, keys: [`status: ${status}`, "date: 2026-11-02 # the vote", "decision-makers: [ana]", ...more] });

function corpus(...records: MarkdownRecord[]) {
  return buildCorpus({ root: "/team", config, repository: openRepository("/team") }, records);
}

describe("the permitted transitions", () => {
  test("a decision that was taken never goes back to a proposal", () => {
    for (const status of ["accepted", "rejected", "deprecated", "superseded"] as const) {
      expect(TRANSITIONS[status]).not.toContain("draft");
      expect(TRANSITIONS[status]).not.toContain("proposed");
    }
    expect(STATUSES.map((status) => movesFrom(status).join(" "))).toEqual([
      "propose accept reject",
      "accept reject",
      "deprecate supersede",
      "",
      "supersede",
      "",
    ]);
  });

  test.each([
    ["accepted", "accept", "MEMO-0007 is accepted already", "`reckon deprecate` or `reckon supersede`"],
    ["accepted", "propose", "Unexpected move of MEMO-0007 from accepted to proposed", "`reckon deprecate`"],
    ["proposed", "deprecate", "from proposed to deprecated", "`reckon accept` or `reckon reject`"],
    ["rejected", "accept", "from rejected to accepted", "write a new one with `reckon new`"],
  ] as const)("%s by %s says the legal ones", async (status, move, message, hint) => {
    const record = await at(status);
    const plan = () => planMove(record, move, { today });
    expect(plan).toThrow(message);
    expect(plan).toThrow(expect.objectContaining({ hint: expect.stringContaining(hint) }));
  });

  test("a status that nobody can read is not guessed", async () => {
    const record = await at("agreed");
    expect(() => planMove(record, "accept", { today })).toThrow("has no status that can be read");
  });
});

describe("what a move writes", () => {
  test("status, date and the day of the decision; all else stays to the byte", async () => {
    const record = await at("proposed", ["x-ticket: 'OPS-12'   # ours"]);
    const text = plannedText(planMove(record, "accept", { today, chosen: "C" }), config, native);
    expect(text).toBe(
      record.text
        .replace("status: proposed", "status: accepted")
        .replace("date: 2026-11-02 #", "date: 2026-11-21 #")
        .replace("# ours\n", "# ours\ndecided: 2026-11-21\nchosen: C\n"),
    );
  });

  test("`decided` is set once", async () => {
    const record = await at("proposed", ["decided: 2026-11-19"]);
    const { edits } = planMove(record, "reject", { today });
    expect(edits.map(({ path }) => path[0])).toEqual(["status", "date"]);
  });

  test("an approval and an overridden gate are maps on one line", async () => {
    const record = await at("proposed", [
      "approvals:",
      "  - by: mei",
      "    role: team",
      "    on: 2026-11-03",
    ]);
    const details = {
      today,
      approval: { by: "lena", role: "executive" },
      override: { why: "the contract ends, and C keeps both", by: "ana" },
    } as const;
    const text = plannedText(planMove(record, "accept", details), config, native);
    expect(text).toContain("    on: 2026-11-03\n  - { by: lena, role: executive, on: 2026-11-21 }\n");
    expect(text).toContain(
      'gate-override: { why: "the contract ends, and C keeps both", by: ana, on: 2026-11-21 }\n',
    );
  });
});

describe("a supersession", () => {
  test("writes the new record first, and both sides", async () => {
    const old = await at("accepted", [], "MEMO-0001");
    const successor = await at("accepted", ["supersedes: [ADR-0002]"]);
    const [first, second] = planSupersession(old, successor, today);
    expect([first!.record.id, second!.record.id]).toEqual(["MEMO-0007", "MEMO-0001"]);
    expect(plannedText(first!, config, native)).toContain("supersedes: [ADR-0002, MEMO-0001]\n");
    const oldText = plannedText(second!, config, native);
    expect(oldText).toContain("status: superseded\ndate: 2026-11-21 # the vote\n");
    expect(oldText).toContain("superseded-by: [MEMO-0007]\n");
  });

  test("waits for the new record to be accepted, and never runs in a circle", async () => {
    const old = await at("accepted", ["supersedes: [MEMO-0007]"], "MEMO-0001");
    const proposal = await at("proposed");
    const fresh = await at("accepted", [], "MEMO-0002");
    expect(() => planSupersession(fresh, proposal, today)).toThrow("expected an accepted record");
    expect(() => planSupersession(old, proposal, today)).toThrow("which it supersedes itself");
    expect(() => planSupersession(old, old, today)).toThrow("by itself");
  });

  test("that was half written is found, and a proposal's is none", async () => {
    const old = await at("accepted", [], "MEMO-0001");
    const accepted = await at("accepted", ["supersedes: [MEMO-0001]"]);
    const proposed = await at("proposed", ["supersedes: [MEMO-0001]"]);
    const half = halfSupersessions(corpus(old, accepted), today);
    expect(half.map(({ record, summary }) => `${record.id} ${summary}`)).toEqual([
      "MEMO-0001 accepted → superseded by MEMO-0007",
    ]);
    expect(halfSupersessions(corpus(old, proposed), today)).toEqual([]);
    const linked = await at("accepted", ["superseded-by: [MEMO-0007]"], "MEMO-0001");
    expect(halfSupersessions(corpus(linked, accepted), today)[0]!.edits).toHaveLength(2);
  });
});
