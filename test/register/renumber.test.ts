import { describe, expect, test } from "vitest";
import { rewriteReferences } from "../../src/register/renumber.ts";
import type { Renumbering } from "../../src/register/renumber.ts";

const STEM = "adr-0007-migrate-support-model";
const RENUMBERING: Renumbering = {
  from: "ADR-0007",
  to: "ADR-0012",
  names: new Map([[STEM, "adr-0012-migrate-support-model"]]),
  longer: ["ADR-0007-drafts"],
  sources: ["root", "billing", "web"],
};

function rewritten(text: string, renumbering = RENUMBERING, source?: string): string {
  return rewriteReferences({ text, ...(source === undefined ? {} : { source }) }, renumbering).text;
}

describe("follows the record", () => {
  test.each([
    ["As ADR-0007 says.", "As ADR-0012 says."],
    ["accepted under ADR-0007/R1", "accepted under ADR-0012/R1"],
    [`[ADR-0007](${STEM}.md#options)`, "[ADR-0012](adr-0012-migrate-support-model.md#options)"],
    [`see adr/${STEM}.md`, "see adr/adr-0012-migrate-support-model.md"],
    ["https://decisions.example.org/adr-0007/", "https://decisions.example.org/adr-0012/"],
    ["an ADR-0007-style cache", "an ADR-0012-style cache"],
    ["// ADR-0007: the route", "// ADR-0012: the route"],
    ["note:ADR-0007", "note:ADR-0012"],
    ["root:ADR-0007", "root:ADR-0012"],
    ["「ADR-0007」を参照", "「ADR-0012」を参照"],
    ["ADR-0007\r\nADR-0007", "ADR-0012\r\nADR-0012"],
  ])("%j", (before, after) => expect(rewritten(before)).toBe(after));
});

describe("leaves what only looks alike", () => {
  test.each([
    "ADR-00071",
    "MADR-0007",
    "X-ADR-0007",
    "ADR-0007-drafts",
    "web:ADR-0007",
    "adr-0007-cache-the-prompt.md",
    `old-${STEM}.md`,
    `${STEM}-2.md`,
    "ADR-7",
    "adr-0007b",
  ])("%j", (text) => expect(rewritten(text)).toBe(text));
});

describe("of a package", () => {
  const billing = { ...RENUMBERING, from: "billing:ADR-0007", to: "billing:ADR-0012", longer: [] };

  test("is named in the short form within it, and with its name elsewhere", () => {
    const text = "ADR-0007 billing:ADR-0007 root:ADR-0007 web:ADR-0007";
    expect(rewritten(text, billing, "billing")).toBe("ADR-0012 billing:ADR-0012 root:ADR-0007 web:ADR-0007");
    expect(rewritten(text, billing, "web")).toBe("ADR-0007 billing:ADR-0012 root:ADR-0007 web:ADR-0007");
    expect(rewritten(text, billing)).toBe("ADR-0007 billing:ADR-0012 root:ADR-0007 web:ADR-0007");
  });

  test("a record of dir is named by `root:` from there", () => {
    expect(rewritten("ADR-0007 root:ADR-0007/R2", RENUMBERING, "billing")).toBe("ADR-0007 root:ADR-0012/R2");
  });
});

test("what may mean either of two records stays, and is told by its line", () => {
  const text = "First ADR-0007\n\nthen ADR-0007\n";
  const means = (offset: number) => offset > 10;
  expect(rewriteReferences({ text, means }, RENUMBERING)).toEqual({
    text: "First ADR-0007\n\nthen ADR-0012\n",
    count: 1,
    left: [1],
  });
});

test("a long text takes a time that grows with its length", () => {
  const text = "a.".repeat(500_000);
  const before = process.cpuUsage();
  expect(rewritten(text)).toBe(text);
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(5);
});
