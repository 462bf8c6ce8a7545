import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ACCEPTED, adr, memo, project } from "../../project.ts";
import { reckon } from "../terminal.ts";

const files = {
  "adr/memo-0003-migrate.md": memo(ACCEPTED),
  "adr/2025/adr-0001 cache.md": adr(
    "ADR-0001",
    "Cache *the* [prompt] | now",
    "status: draft\ndate: 2025-11-10",
  ),
};

const TABLE = String.raw`| Decision                                                                | Status   | Date       | Door   | Owner |
| ----------------------------------------------------------------------- | -------- | ---------- | ------ | ----- |
| [MEMO-0003 Migrate the support model](memo-0003-migrate.md)             | accepted | 2026-11-18 | costly | ana   |
| [ADR-0001 Cache the \[prompt\] \| now](2025/adr-0001%20cache.md)         | draft    | 2025-11-10 | –      | –     |
`;

const plain = (text: string): string => text.replaceAll(/ +/gu, " ").replaceAll(/-{3,}/gu, "---");

describe("reckon toc", () => {
  it("begins a list where there is none, and is then up to date", async () => {
    const folder = project(files);
    expect(await reckon(folder, ["toc"])).toEqual({ status: 0, stdout: "adr/README.md\n", stderr: "" });
    const text = readFileSync(path.join(folder, "adr/README.md"), "utf8");
    expect(plain(text)).toBe(plain(`# Decisions\n\n<!-- reckon:toc -->\n\n${TABLE}\n<!-- /reckon:toc -->\n`));
    expect(await reckon(folder, ["toc", "--check"])).toEqual({ status: 0, stdout: "", stderr: "" });
    expect((await reckon(folder, ["toc"])).stdout).toBe("");
  });

  it("changes nothing but what stands between the markers, and keeps line ends", async () => {
    const before =
      "\u{FEFF}# Ours\r\n\r\n```\r\n<!-- reckon:toc -->\r\n```\r\n\r\n<!-- reckon:toc -->\r\nold\r\n<!-- /reckon:toc -->\r\n  The end.";
    const folder = project({ ...files, "docs/index.md": before });
    expect((await reckon(folder, ["toc", "docs/index.md", "--kind", "adr"])).status).toBe(0);
    const after = readFileSync(path.join(folder, "docs/index.md"), "utf8");
    expect(after.startsWith(before.slice(0, before.indexOf("\r\nold")))).toBe(true);
    expect(after.endsWith("\r\n\r\n<!-- /reckon:toc -->\r\n  The end.")).toBe(true);
    expect(after).toContain("(../adr/2025/adr-0001%20cache.md)");
    expect(after).not.toMatch(/[^\r]\n/u);
    expect(after).not.toContain("MEMO-0003");
  });

  it("takes a table that a formatter has padded otherwise for the same", async () => {
    const folder = project(files);
    await reckon(folder, ["toc"]);
    const file = path.join(folder, "adr/README.md");
    writeFileSync(file, plain(readFileSync(file, "utf8")));
    expect((await reckon(folder, ["toc", "--check"])).status).toBe(0);
  });

  it("says that a list is out of date, and writes nothing", async () => {
    const folder = project({ ...files, "adr/README.md": "<!-- reckon:toc -->\n<!-- /reckon:toc -->\n" });
    expect(await reckon(folder, ["toc", "--check"])).toMatchObject({
      status: 1,
      stdout: "adr/README.md is out of date: run `reckon toc`\n",
    });
    expect(readFileSync(path.join(folder, "adr/README.md"), "utf8")).not.toContain("MEMO");
  });

  it.each([
    "# Ours\n",
    "<!-- reckon:toc -->\n",
    "<!-- /reckon:toc -->\n\n<!-- reckon:toc -->\n",
    "<!-- reckon:toc -->\n\n<!-- reckon:toc -->\n\n<!-- /reckon:toc -->\n",
  ])("asks for the two markers in %j", async (text) => {
    const { status, stderr } = await reckon(project({ ...files, "adr/README.md": text }), ["toc"]);
    expect(status).toBe(2);
    expect(stderr).toContain("Add the two lines where the list is to stand.");
  });
});
