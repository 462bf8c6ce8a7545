import { expect, test } from "vitest";
import { applyFixes } from "../../src/lint/fix.ts";
import type { Edit } from "../../src/model/finding.ts";
import { Lines } from "../../src/parse/lines.ts";

const RECORD = "---\nid: ADR-0007\nstatus: accepted\n---\n";

function replace(text: string, old: string, by: string): Edit {
  const at = text.indexOf(old);
  return { range: new Lines(text).range(at, at + old.length), text: by };
}

test("fixes are applied from the front to the back, whatever their order", () => {
  const fixes = [[replace(RECORD, "accepted", "superseded")], [replace(RECORD, "ADR-0007", "ADR-0008")]];
  expect(applyFixes(RECORD, fixes)).toEqual({
    text: "---\nid: ADR-0008\nstatus: superseded\n---\n",
    count: 2,
  });
});

test("of fixes that overlap, or insert at the same place, one is applied and the other waits", () => {
  const one = { range: new Lines(RECORD).range(4, 4), text: "kind: adr\n" };
  const other = { range: new Lines(RECORD).range(4, 4), text: "kind: risk-memo\n" };
  expect(applyFixes(RECORD, [[one], [other]])).toEqual({
    text: "---\nkind: adr\nid: ADR-0007\nstatus: accepted\n---\n",
    count: 1,
  });
});

test("a fix of several edits is applied whole or not at all", () => {
  const first = [replace(RECORD, "ADR-0007", "ADR-0008")];
  const both = [replace(RECORD, "0007", "0009"), replace(RECORD, "accepted", "draft")];
  expect(applyFixes(RECORD, [first, both])).toEqual({ text: RECORD.replace("0007", "0008"), count: 1 });
});

test("what is inserted takes the line ends of the file", () => {
  const text = RECORD.replaceAll("\n", "\r\n");
  const edit = { range: new Lines(text).range(5, 5), text: "kind: adr\n" };
  expect(applyFixes(text, [[edit]]).text).toBe(
    "---\r\nkind: adr\r\nid: ADR-0007\r\nstatus: accepted\r\n---\r\n",
  );
});
