import { expect, test } from "vitest";
import { recordSlugs } from "../../src/site/slugs.ts";
import { readRecord } from "../records.ts";

const record = (file: string, keys: string) => readRecord(`---\n${keys}\n---\n\n# A decision\n`, { file });

test("a record stands at its id, and one that has none at its file's name", () => {
  const slugs = recordSlugs([
    record("adr/memo-0009-move.md", "id: MEMO-0009\nslug: /etc/passwd"),
    record("adr/adr-0001-first.md", "kind: adr"),
    record("adr/adr-0002-größe.md", "id: ../../up"),
  ]);
  expect([...slugs.values()]).toEqual(["memo-0009", "adr-0001-first", "adr-0002-gr-e"]);
});

test("two records of one id, and one named like a part of the site, get addresses of their own", () => {
  const slugs = recordSlugs([
    record("adr/adr-0007-a.md", "id: ADR-0007"),
    record("adr/adr-0007-b.md", "id: ADR-0007"),
    record("adr/adr-3-c.md", "id: pagefind"),
  ]);
  expect(new Set(slugs.values()).size).toBe(3);
  expect([...slugs.values()]).toContain("adr-0007");
  expect([...slugs.values()]).not.toContain("pagefind");
});
