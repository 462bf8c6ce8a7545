import { defaultConfig } from "../src/model/config.ts";
import type { Config } from "../src/model/config.ts";
import type { MarkdownRecord } from "../src/model/record.ts";
import type { Range } from "../src/model/position.ts";
import { loadMarkdownParser } from "../src/parse/markdown.ts";
import type { MarkdownParser } from "../src/parse/markdown.ts";
import { interpretRecord } from "../src/corpus/interpret.ts";

/** The parser that readers of Reckon have, and the one that it is held against. */
export const native = await loadMarkdownParser("satteri");
export const reference = await loadMarkdownParser("remark");

/** Name of the file that {@link readRecord} pretends to read. */
const FILE = "adr/memo-0003-migrate-the-support-model.md";

/** Reads a text as the memo on the support model. */
export function readRecord(
  text: string,
  {
    config = defaultConfig(),
    parser = native,
    file = FILE,
  }: {
    config?: Config;
    parser?: MarkdownParser;
    file?: string;
  } = {},
): MarkdownRecord {
  return interpretRecord(file, text, config, parser).record;
}

/** Keys that make a memo complete enough to have no problem. */
export const KEYS = "id: MEMO-0003\nkind: risk-memo\nstatus: draft\ndate: 2026-11-20\n";

/** A memo with this text under Options. */
export function readMemo(options: string): MarkdownRecord {
  return readRecord(`---\n${KEYS}---\n\n# Migrate the support model\n\n## Options\n\n${options}`);
}

/** A memo with these keys and no others. */
export function readKeys(keys: string, config?: Config): MarkdownRecord {
  return readRecord(`---\n${keys}\n---\n\n# Migrate the support model\n`, config ? { config } : {});
}

/** `line:column message → hint` of each of a record's problems. */
export function problemsOf(record: MarkdownRecord): string[] {
  return record.problems.map(({ range, message, hint }) => `${at(range)} ${message} → ${hint}`);
}

/** `line:column` of the first character. */
export function at({ start }: Range): string {
  return `${start.line}:${start.column}`;
}

/** What a range covers. */
export function textAt(text: string, { start, end }: Range): string {
  return text.slice(start.offset, end.offset);
}
