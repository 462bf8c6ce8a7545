import { describe, expect, test } from "vitest";
import { findRecord } from "../../src/cli/find-record.ts";
import { draft } from "../corpus/folder.ts";
import { readRecord } from "../records.ts";

const records = [
  ["adr/adr-0007-cache.md", draft("ADR-0007", "Cache the support prompt")],
  ["adr/memo-0003-migrate.md", draft("MEMO-0003", "Migrate support answers")],
  ["adr/memo-0007-summaries.md", draft("MEMO-0007", "Summarise calls")],
  ["adr/adr-20261120-embeddings.md", draft("ADR-20261120-embeddings", "Keep embeddings in Postgres")],
].map(([file, text]) => readRecord(text!, { file: file! }));

describe("a record is named", () => {
  test.each([
    ["ADR-0007", "ADR-0007"],
    ["memo-0003", "MEMO-0003"],
    ["MEMO-003", "MEMO-0003"],
    ["adr 7", "ADR-0007"],
    ["3", "MEMO-0003"],
    ["0003", "MEMO-0003"],
    ["adr/memo-0003-migrate.md", "MEMO-0003"],
    ["./adr/memo-0003-migrate.md", "MEMO-0003"],
    ["memo-0003-migrate.md", "MEMO-0003"],
    ["postgres", "ADR-20261120-embeddings"],
    ["  CACHE the ", "ADR-0007"],
  ])("%j", (name, id) => {
    expect(findRecord(records, name).id).toBe(id);
  });

  test.each([
    [
      "7",
      "`7` fits 2 records",
      "Name one of them by its id or file: ADR-0007 (Cache the support prompt), MEMO-0007 (Summarise calls).",
    ],
    [
      "support",
      "`support` fits 2 records",
      "Name one of them by its id or file: ADR-0007 (Cache the support prompt), MEMO-0003 (Migrate support answers).",
    ],
    ["ADR-0008", "No record fits `ADR-0008`", "Did you mean ADR-0007 (Cache the support prompt)?"],
    ["", "`` fits 4 records", expect.stringContaining("ADR-0007") as string],
    [
      "entirely else",
      "No record fits `entirely else`",
      "Name it by its id, number, file or a part of its title.",
    ],
  ])("not by %j", (name, message, hint) => {
    expect(() => findRecord(records, name)).toThrow(expect.objectContaining({ message, hint }) as Error);
  });
});
