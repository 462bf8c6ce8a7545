import { describe, expect, test } from "vitest";
import { parseRiskStatus } from "../../src/model/risk.ts";
import { editCell } from "../../src/parse/edit-cell.ts";
import { native, readRecord, reference } from "../records.ts";

function memo(row: string): string {
  return `---\nid: MEMO-0003\nkind: risk-memo\n---\n\n# Migrate\r\n\n## Risks\n\n| ID | Risk | Status | Now |\n| --- | --- | --- | --- |\n${row}\n| R2 | Late capacity 🚚 | open | 3 |\n`;
}

/** The row after its Status cell says `value`, and what either parser then reads there. */
function edited(row: string, value: string): { row: string; read: (string | undefined)[] } {
  const text = memo(row);
  const results = [native, reference].map((parser) => {
    const cell = readRecord(text, { parser }).risks!.rows[0]!.status!;
    return editCell(text, cell, value);
  });
  expect(results[0]).toBe(results[1]);
  const after = results[0]!;
  const [head, tail] = memo("\0").split("\0") as [string, string];
  expect(after.startsWith(head) && after.endsWith(tail)).toBe(true);
  const read = [native, reference].map(
    (parser) => readRecord(after, { parser }).risks!.rows[0]!.status?.text,
  );
  return { row: after.slice(head.length, after.length - tail.length), read };
}

const CLOSED = "materialised 2026-11-21 (POST-0002)";

describe("a Status cell", () => {
  test.each([
    ["| R1 | Worse | open | 91 |", `| R1 | Worse | ${CLOSED} | 91 |`],
    ["| R1 | 客服 | open                                | 91 |", `| R1 | 客服 | ${CLOSED} | 91 |`],
    ["|R1|Worse|open|91|", `|R1|Worse|${CLOSED}|91|`],
    ["|R1|Worse||91|", `|R1|Worse| ${CLOSED} |91|`],
    ["| R1 | Worse | | 91 |", `| R1 | Worse | ${CLOSED} | 91 |`],
    ["| R1 | Worse \\| slower | **open** | 91 |", `| R1 | Worse \\| slower | ${CLOSED} | 91 |`],
    ["R1 | Worse | open", `R1 | Worse | ${CLOSED}`],
  ])("%s", (before, after) => {
    expect(edited(before, CLOSED)).toEqual({ row: after, read: [CLOSED, CLOSED] });
    expect(parseRiskStatus(CLOSED)).toMatchObject({ state: "materialised" });
  });

  test("keeps the width of a padded column where it can", () => {
    expect(edited("| R1 | Worse | tripped 2026-11-01   | 91 |", "open").row).toBe(
      "| R1 | Worse | open                 | 91 |",
    );
  });

  test("an id with a bar or with marks reads as it is", () => {
    const status = "materialised 2026-11-21 (POST_a|*b*`c)";
    expect(edited("| R1 | Worse | open | 91 |", status).read).toEqual([status, status]);
  });
});
