import { describe, expect, it } from "vitest";
import { findBlocks, isCurrent } from "../../src/evidence/block.ts";
import { acceptsOf } from "../../src/evidence/accepts.ts";
import { judgeForRecord, withEvidence } from "../../src/evidence/record.ts";
import { defaultConfig } from "../../src/model/config.ts";
import { loadMarkdownParser } from "../../src/parse/markdown.ts";
import { parseRecord } from "../../src/parse/record.ts";
import { answers, supportEvidence } from "./results.ts";

const parser = await loadMarkdownParser();
const parse = (text: string) =>
  parseRecord("adr/memo-0001-migrate-support-model.md", text, defaultConfig(), parser);

const MEMO = `---
id: MEMO-0001
kind: risk-memo
status: draft # not yet
date: 2026-11-20
---

# Migrate the support model

## Risks

| ID | Risk | Likelihood | Impact | Owner | Signal | Review by | Status | Accepts |
|---|---|---|---|---|---|---|---|---|
| R1 | Casual queries answer worse | possible | minor | ana | score < 85 | 2027-01-15 | open | support-2026-11/casual-queries, support-2026-11#score/order-status |

## Links

- [the plan](eval-0001.md)
`;

async function rendering() {
  const set = [...answers("billing-dispute", 30, 2), ...answers("casual-queries", 30, 2)];
  const evidence = await supportEvidence(set, set);
  return judgeForRecord(evidence, undefined, parse(MEMO).record).rendered;
}

describe("evidence in a record", () => {
  it("gets a section of its own before those that follow it, and a name in the frontmatter", async () => {
    const text = withEvidence(parse(MEMO), "support-2026-11", await rendering());
    const [before, after] = text.split("\n## Evidence\n");
    expect(before).toBe(
      MEMO.split("\n## Links")[0]?.replace("---\n\n#", "evidence: [support-2026-11]\n---\n\n#"),
    );
    expect(after).toMatch(/^\n<!-- reckon:evidence support-2026-11 -->\n\n\| pass/);
    expect(after).toMatch(
      /gate passed\.\n\n<!-- \/reckon:evidence -->\n\n## Links\n\n- \[the plan\]\(eval-0001\.md\)\n$/,
    );
  });

  it("stays as it is when it is written again", async () => {
    const rendered = await rendering();
    const once = withEvidence(parse(MEMO), "support-2026-11", rendered);
    expect(withEvidence(parse(once), "support-2026-11", rendered)).toBe(once);
  });

  it("goes to the end of the section that is there, and to the end of a record that ends with it", async () => {
    const rendered = await rendering();
    const started = MEMO.replace("## Links", "## Evidence\n\nRun on 19 November.\n\n## Links");
    expect(withEvidence(parse(started), "support-2026-11", rendered)).toContain(
      "Run on 19 November.\n\n<!-- reckon:evidence support-2026-11 -->",
    );
    const short = MEMO.slice(0, MEMO.indexOf("## Links"));
    expect(withEvidence(parse(short), "support-2026-11", rendered)).toMatch(
      /## Evidence\n\n<!-- reckon[^]*evidence -->\n$/,
    );
  });

  it("replaces its own block and no other, with the line ends of the file", async () => {
    const rendered = await rendering();
    const other = "<!-- reckon:evidence search-2026-10 -->\n\nSearch.\n\n<!-- /reckon:evidence -->";
    const own = "<!-- reckon:evidence support-2026-11 -->\n\nStale.\n\n<!-- /reckon:evidence -->";
    const text = MEMO.replace(
      "## Links",
      `## Evidence\n\n${other}\n\n${own}\n\nMore.\n\n## Links`,
    ).replaceAll("\n", "\r\n");
    const written = withEvidence(parse(text), "support-2026-11", rendered);
    expect(written).not.toMatch(/[^\r]\n/);
    expect(written).toContain(other.replaceAll("\n", "\r\n"));
    expect(written).not.toContain("Stale.");
    expect(written).toContain("<!-- /reckon:evidence -->\r\n\r\nMore.\r\n");
  });

  it.each([
    [
      "an opening marker alone",
      "<!-- reckon:evidence support-2026-11 -->\n\nText.",
      "memo-0001-migrate-support-model.md:16: Unexpected opening evidence marker without its other half",
    ],
    [
      "a closing marker alone",
      "Text.\n\n<!-- /reckon:evidence -->",
      "Unexpected closing evidence marker without its other half",
    ],
    [
      "the same block twice",
      "<!-- reckon:evidence support-2026-11 -->\n\n<!-- /reckon:evidence -->\n\n<!-- reckon:evidence support-2026-11 -->\n\n<!-- /reckon:evidence -->",
      "Unexpected second block of the evidence support-2026-11",
    ],
  ])("is not written over %s", async (_, text, message) => {
    const rendered = await rendering();
    const broken = parse(MEMO.replace("## Links", `${text}\n\n## Links`));
    expect(() => withEvidence(broken, "support-2026-11", rendered)).toThrow(message);
  });

  it("takes markers in code, quotes and lists for text", () => {
    const tree = parser.parse(
      "```\n<!-- reckon:evidence a -->\n```\n\n> <!-- reckon:evidence b -->\n\n- <!-- /reckon:evidence -->\n",
    );
    expect(findBlocks(tree)).toEqual({ blocks: [], loose: [] });
  });

  it("is current whatever a formatter did to it, and not when a figure differs", async () => {
    const rendered = await rendering();
    const text = withEvidence(parse(MEMO), "support-2026-11", rendered);
    const current = (changed: string) =>
      isCurrent(findBlocks(parser.parse(changed)).blocks[0]!, rendered, parser);
    expect(current(text)).toBe(true);
    expect(
      current(
        text
          .replaceAll(/ {2,}\|/g, " |")
          .replaceAll("- The", "* The")
          .replaceAll("**Gate", "__Gate")
          .replaceAll(".**", ".__"),
      ),
    ).toBe(true);
    expect(current(text.replace("93.8 (30)", "93.9 (30)"))).toBe(false);
    expect(current(text.replace("gate passed", "gate blocked"))).toBe(false);
  });

  it("reads what the risks accept", () => {
    expect([...acceptsOf(parse(MEMO).record)]).toEqual([
      ["support-2026-11/casual-queries", "R1"],
      ["support-2026-11#score/order-status", "R1"],
    ]);
  });
});
