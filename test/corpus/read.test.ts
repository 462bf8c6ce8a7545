import { execFileSync } from "node:child_process";
import { symlinkSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readText } from "../../src/corpus/read.ts";
import { folderOf } from "./folder.ts";

const read = (content: string | Buffer) =>
  readText(path.join(folderOf({ "memo.md": content }), "memo.md"), 1000);

test("text comes as it is, a byte order mark apart", () => {
  expect(read("# Migrate 🚀\r\n")).toEqual({ text: "# Migrate 🚀\r\n", bom: false });
  expect(read("\uFEFF# Migrate\n")).toEqual({ text: "# Migrate\n", bom: true });
  expect(read("")).toEqual({ text: "", bom: false });
});

describe("bytes that are no text", () => {
  test.each([
    ["Latin-1", Buffer.from("Caf\u00E9", "latin1"), "not UTF-8, expected"],
    ["UTF-16", Buffer.from("\uFEFF# Title", "utf16le"), "not UTF-8 but UTF-16, expected"],
    ["a cut character", Buffer.from("🚀").subarray(0, 3), "not UTF-8, expected"],
    ["an overlong slash", Buffer.from([0xc0, 0xaf]), "not UTF-8, expected"],
    ["half a pair", Buffer.from([0xed, 0xa0, 0xbd]), "not UTF-8, expected"],
  ])("%s", (_, bytes, message) => {
    expect(read(bytes)).toMatchObject({
      problem: { message: expect.stringContaining(message) as string, hint: "Save the file as UTF-8." },
    });
  });
});

describe("what is no readable file is a problem, at once", () => {
  test("a file larger than the limit, even one of 8 GB", () => {
    const file = path.join(folderOf({ "memo.md": "" }), "memo.md");
    truncateSync(file, 8e9);
    expect(readText(file, 1000, "Raise it.")).toMatchObject({
      problem: { message: "Unexpected file of 8000000000 bytes, expected at most 1000", hint: "Raise it." },
    });
  });

  test("a link", () => {
    const folder = folderOf({ "memo.md": "secret" });
    symlinkSync("memo.md", path.join(folder, "link.md"));
    expect(readText(path.join(folder, "link.md"), 1000)).toMatchObject({
      problem: { hint: "Replace the symbolic link by the file itself: links are not followed." },
    });
  });

  test("a pipe that nobody writes to", () => {
    const file = path.join(folderOf(), "pipe.md");
    execFileSync("mkfifo", [file]);
    expect(readText(file, 1000)).toMatchObject({
      problem: { message: "Unexpected entry that is no file, expected a file" },
    });
  });

  test("a folder, and nothing", () => {
    const folder = folderOf({ "memo.md/notes.txt": "" });
    expect(readText(path.join(folder, "memo.md"), 1000)).toHaveProperty("problem");
    expect(readText(path.join(folder, "none.md"), 1000)).toMatchObject({
      problem: { message: "Unexpected unreadable file (ENOENT), expected a readable one" },
    });
  });

  test("a file that the reader may not open", () => {
    const file = path.join(folderOf(), "memo.md");
    writeFileSync(file, "text", { mode: 0o000 });
    const script = `import { readText } from ${JSON.stringify(path.resolve("src/corpus/read.ts"))};
      if (process.getuid() === 0) { process.setgroups([]); process.setgid(65534); process.setuid(65534); }
      console.log(JSON.stringify(readText(${JSON.stringify(path.join("/proc/self/cwd", "memo.md"))}, 1000)));`;
    const out = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
      cwd: path.dirname(file),
    });
    expect(JSON.parse(out.toString())).toMatchObject({
      problem: {
        message: expect.stringContaining("(EACCES)") as string,
        hint: "Give yourself permission to read it.",
      },
    });
  });
});
