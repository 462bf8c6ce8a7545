import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileSource, memorySource, streamSource } from "../../src/evidence/source.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "reckon-source-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("opening a result file", () => {
  it("knows name, head, text and digest of a file", async () => {
    const file = path.join(folder, "support.json");
    writeFileSync(file, '\uFEFF{"question": "Où est ma commande ?"}\n');
    const source = await fileSource(file);
    expect(source.name).toBe("support.json");
    expect(await source.text()).toBe('{"question": "Où est ma commande ?"}\n');
    expect(source.sha256()).toBe(createHash("sha256").update(readFileSync(file)).digest("hex"));
  });

  it("gives lines with their numbers, whatever ends them", async () => {
    const lines: string[] = [];
    for await (const line of memorySource("support.jsonl", "eins\r\nzwei\n\nvier").lines())
      lines.push(`${line.number} ${line.text}`);
    expect(lines).toEqual(["1 eins", "2 zwei", "3 ", "4 vier"]);
  });

  it("keeps a character whole that lies across two chunks", async () => {
    const text = `${"ä".repeat(200_001)}\n`;
    const file = path.join(folder, "umlauts.txt");
    writeFileSync(file, `x${text}`);
    expect(await (await fileSource(file)).text()).toBe(`x${text}`);
  });

  it("does not wait for a pipe that nobody writes to", async () => {
    const pipe = path.join(folder, "pipe.json");
    execFileSync("sh", ["-c", `mkfifo "${pipe}"`]);
    await expect(fileSource(pipe)).rejects.toThrow(/Unexpected pipe or device at .*, expected a result file/);
  });

  it.each([
    ["a folder", ".", /Unexpected folder at .*, expected a result file/],
    ["nothing", "missing.json", /Unexpected unreadable result file .*missing\.json: no such file/],
  ])("refuses %s", async (_, name, message) => {
    await expect(fileSource(path.join(folder, name))).rejects.toThrow(message);
  });

  it("refuses UTF-16 and other bytes that are not UTF-8", async () => {
    const utf16 = new Uint8Array([0xff, 0xfe, 0x7b, 0]);
    await expect(memorySource("support.json", utf16).text()).rejects.toThrow(
      "Unexpected UTF-16 in support.json, expected UTF-8",
    );
    const latin1 = new Uint8Array([0x22, 0xe9, 0x22]);
    await expect(memorySource("support.json", latin1).text()).rejects.toThrow(
      "Unexpected bytes that are not UTF-8",
    );
  });

  it("reads no more whole than it is allowed", async () => {
    const source = memorySource("support.json", "x".repeat(2 * 1024 * 1024), 1024 * 1024);
    await expect(source.text()).rejects.toThrow("Unexpected size of support.json: more than 1 MiB");
    const line = memorySource("support.jsonl", "x".repeat(2 * 1024 * 1024), 1024 * 1024).lines();
    await expect(line[Symbol.asyncIterator]().next()).rejects.toThrow(
      "support.jsonl, line 1: Unexpected line of more than 1 MiB",
    );
  });

  it("reads a stream line by line to its end, however long it is, and once", async () => {
    const answers = Array.from({ length: 3000 }, (_, ticket) => `{"case_id":"ticket-${ticket}"}\n`);
    async function* piped() {
      for (const answer of answers) yield answer;
    }
    const source = await streamSource("standard input", piped(), 1000);
    expect(source.head.startsWith(answers[0]!)).toBe(true);
    let lines = 0;
    for await (const { text } of source.lines()) expect(`${text}\n`).toBe(answers[lines++]);
    expect(lines).toBe(3000);
    expect(source.sha256()).toBe(createHash("sha256").update(answers.join("")).digest("hex"));
    await expect(source.text()).rejects.toThrow("A stream can be read once");
  });
});
