import { describe, expect, it } from "vitest";
import { conclusionOf, firstSentence, verdictOf } from "../../src/model/verdict.ts";
import { memo } from "../register/records.ts";

const OPTION = "C: Dual-run 30 days.";

describe("the conclusion of a record", () => {
  it.each([
    ["accepted", "We chose "],
    ["proposed", "Proposed: "],
    ["draft", "Draft: "],
  ])("names the option of a record that is %s", async (status, before) => {
    const record = await memo({ keys: [`status: ${status}`, "date: 2026-11-02", "chosen: C"] });
    expect(conclusionOf(record)).toEqual({ before, strong: OPTION, after: "" });
    expect(verdictOf(record)).toBe(before + OPTION);
  });

  it("calls a record no draft that states no status", async () => {
    expect(verdictOf(await memo({ keys: ["chosen: C"] }))).toBe(`Chosen: ${OPTION}`);
    expect(verdictOf(await memo({ keys: [] }))).toBe(`Recommended: ${OPTION}`);
  });

  it("names none of a record that was rejected", async () => {
    const record = await memo({ keys: ["status: rejected", "date: 2026-11-02", "chosen: C"] });
    expect(verdictOf(record)).toBe("Rejected: We run both for 30 days, then cut over.");
  });
});

describe("the first sentence of a paragraph", () => {
  it.each([
    [
      "Use pgvector; no store below 5 million rows. Backups follow.",
      "Use pgvector; no store below 5 million rows.",
    ],
    [
      "Route refunds, e.g. of late trains, to a person.\nThe rest is automatic.",
      "Route refunds, e.g. of late trains, to a person.",
    ],
  ])("ends where a reader would end it: %s", (text, sentence) => {
    expect(firstSentence(text)).toBe(sentence);
  });
});
