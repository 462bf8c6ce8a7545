import { expect } from "vitest";
import { interpretRecord } from "../../../src/corpus/interpret.ts";
import { defaultConfig } from "../../../src/model/config.ts";
import type { Config } from "../../../src/model/config.ts";
import type { MarkdownRecord } from "../../../src/model/record.ts";
import { loadMarkdownParser } from "../../../src/parse/markdown.ts";

const native = await loadMarkdownParser("satteri");
const reference = await loadMarkdownParser("remark");

/** A record as both parsers have it read, which has to be the same. */
export function readForeign(file: string, text: string, config: Partial<Config> = {}): MarkdownRecord {
  const settings = { ...defaultConfig(), ...config };
  const { record } = interpretRecord(file, text, settings, native);
  expect(interpretRecord(file, text, settings, reference).record).toEqual(record);
  return record;
}

/** What a test looks at: the dialect and what was understood, without what is absent. */
export function understood(record: MarkdownRecord): Record<string, unknown> {
  const { id, title, values, foreign, options } = record;
  const columns = options?.columns.map((column) => column.title);
  return JSON.parse(
    JSON.stringify({
      dialect: foreign?.dialect,
      id,
      title,
      ...values,
      ...(columns ? { options: columns } : {}),
    }),
  ) as Record<string, unknown>;
}

/** A row of the arguments for or against options, cell by cell. */
export function argumentsOf({ options }: MarkdownRecord, dimension: string): string[] | undefined {
  return options?.rows.find((row) => row.dimension === dimension)?.cells.map(({ text }) => text);
}
