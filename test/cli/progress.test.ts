import { describe, expect, it } from "vitest";
import { readingProgress } from "../../src/cli/progress.ts";

const MIB = 1024 * 1024;

function terminal(isTerminal: boolean) {
  const written: string[] = [];
  return { written, output: { write: (text: string) => void written.push(text), isTerminal, columns: 40 } };
}

describe("the progress of reading a large result file", () => {
  it("is one line on a terminal, from 32 MiB and in steps of 8, and goes at the end", () => {
    const { written, output } = terminal(true);
    const { onRead, end } = readingProgress(output);
    for (const size of [16, 32, 36, 41, 500]) onRead?.("answers.jsonl", size * MIB);
    end();
    expect(written.map((text) => text.replace("\r\u001B[K", ""))).toEqual([
      "Reading answers.jsonl: 32 MiB",
      "Reading answers.jsonl: 41 MiB",
      "Reading answers.jsonl: 500 MiB",
      "",
    ]);
  });

  it("says nothing of small files, or where there is no terminal", () => {
    const small = terminal(true);
    const progress = readingProgress(small.output);
    progress.onRead?.("answers.json", MIB);
    progress.end();
    expect(small.written).toEqual([]);
    expect(readingProgress(terminal(false).output).onRead).toBeUndefined();
  });

  it("shows a hostile file name harmlessly, within the width of the terminal", () => {
    const { written, output } = terminal(true);
    readingProgress(output).onRead?.(`a\u001B]0;b\u0007${"x".repeat(100)}`, 64 * MIB);
    expect(written[0]?.replace("\r\u001B[K", "")).toMatch(/^[\x20-\x7E]{1,39}$/u);
  });
});
