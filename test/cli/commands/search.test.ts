import { describe, expect, it } from "vitest";
import { SearchReport } from "../../../src/model/record-entry.ts";
import { ACCEPTED, adr, memo, project } from "../../project.ts";
import { reckon } from "../terminal.ts";

const files = {
  "adr/memo-0003-migrate.md": memo(ACCEPTED),
  "adr/adr-0001-postgres.md": adr(
    "ADR-0001",
    "Keep answer embeddings in Postgres",
    "status: accepted\ndate: 2026-01-10\ntags: [retrieval]",
    "## Context\n\nThe support model needs them.\n\n## `__proto__`\n\nconstructor\n",
  ),
  "adr/adr-0002-rerank.md": adr(
    "ADR-0002",
    "Rerank passages",
    "status: draft\ndate: 2026-02-10\ntags: [Retrieval]",
  ),
};

async function search(...words: string[]) {
  const { status, stdout } = await reckon(project(files), ["search", "--json", ...words]);
  expect(status).toBe(0);
  return SearchReport.parse(JSON.parse(stdout)).results;
}

describe("reckon search", () => {
  it("puts a title before a text that has the words", async () => {
    expect((await search("support", "model")).map(({ id }) => id)).toEqual(["MEMO-0003", "ADR-0001"]);
  });

  it.each([
    ["migrat", "MEMO-0003", ["title", "options"]],
    ["dual-run", "MEMO-0003", ["options", "Options"]],
    ["postgers", "ADR-0001", ["title"]],
    ["reserved capacty", "MEMO-0003", ["Risks"]],
    ["ADR-0002", "ADR-0002", ["id"]],
    ["constructor", "ADR-0001", ["__proto__"]],
  ])("%s finds %s", async (words, id, where) => {
    const [first] = await search(words);
    expect(first?.id).toBe(id);
    expect(where).toEqual(expect.arrayContaining([first?.found[0]]));
  });

  it("finds by tags, and is narrowed like a list", async () => {
    expect((await search("retrieval")).map(({ id }) => id).toSorted()).toEqual(["ADR-0001", "ADR-0002"]);
    expect((await search("retrieval", "--status", "draft")).map(({ id }) => id)).toEqual(["ADR-0002"]);
    expect(await search("retrieval", "--limit", "1")).toHaveLength(1);
  });

  it("says where the words stand, or that nothing has them", async () => {
    const found = await reckon(project(files), ["search", "rerank"]);
    expect(found.stdout).toBe("ADR-0002  draft  Rerank passages\n  rerank in title\n");
    const missed = await reckon(project(files), ["search", "kubernetes"]);
    expect(missed).toEqual({ status: 0, stdout: "", stderr: "No record of 3 has `kubernetes`.\n" });
  });
});
