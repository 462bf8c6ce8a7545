import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { agrees, PageFolder, sessions, tidy } from "./console.ts";

const root = path.resolve(import.meta.dirname, "../..");
const pages = globSync(["*.md", "docs/**/*.md"], { cwd: root });

describe("the shell sessions of the documentation", () => {
  const withSessions = pages
    .toSorted()
    .map((page) => ({ page, found: sessions(readFileSync(path.join(root, page), "utf8")) }))
    .filter(({ found }) => found.length > 0);

  test("there are some", () => {
    expect(withSessions.map(({ page }) => page)).toContain("README.md");
  });

  test.each(withSessions)("$page shows what happens", async ({ page, found }) => {
    const folder = new PageFolder();
    onTestFinished(() => folder.remove());
    for (const { files, exit, commands } of found) {
      folder.copy(files);
      for (const command of commands) {
        const { status, printed } = await folder.run(command.text);
        const expected = command === commands.at(-1) ? exit : 0;
        expect
          .soft(status, `exit status of ${page}:${command.line} ${command.text}\n${printed}`)
          .toBe(expected);
        if (!agrees(printed, command.output)) {
          expect.soft(tidy(printed), `${page}:${command.line}`).toBe(tidy(command.output.join("\n")));
        }
      }
    }
  });
});

describe("the convention", () => {
  const page = [
    "# Upgrading the answering model",
    "",
    "```console with=LICENSE exit=3",
    "$ head -n 1 LICENSE",
    "MIT License",
    "$ printf 'baseline %s\\n' \\",
    ">   54 of 61",
    "baseline 54",
    "…",
    "$ exit 3",
    "```",
  ].join("\n");

  test("reads commands, their continuation lines, their output and their status", () => {
    expect(sessions(page)).toEqual([
      {
        line: 3,
        files: ["LICENSE"],
        exit: 3,
        commands: [
          { line: 4, text: "head -n 1 LICENSE", output: ["MIT License"] },
          { line: 6, text: "printf 'baseline %s\\n' \\\n  54 of 61", output: ["baseline 54", "…"] },
          { line: 10, text: "exit 3", output: [] },
        ],
      },
    ]);
  });

  test("runs them in one folder with the files that are named", async () => {
    const [session] = sessions(page);
    const folder = new PageFolder();
    onTestFinished(() => folder.remove());
    folder.copy(session?.files ?? []);
    const outcomes = [];
    for (const { text, output } of session?.commands ?? []) {
      const { status, printed } = await folder.run(text);
      outcomes.push([status, agrees(printed, output)]);
    }
    expect(outcomes).toEqual([
      [0, true],
      [0, true],
      [3, true],
    ]);
  });

  test.each([
    ["safety 100 → 40\n", ["safety 100 → 40"], true],
    ["safety 100 → 40\n", ["safety … → 40"], true],
    ["safety 100 → 40\n", ["safety 100 → 4"], false],
    ["1 error\nin 3 records\n", ["1 error"], false],
    ["1 error\nin 3 records\n", ["1 error", "…"], true],
    ["", ["…"], true],
    ["Blocked.  \n\n", ["Blocked."], true],
    ["a (paired) case\n", ["a .paired. case"], false],
  ])("%j against %j", (printed, expected, outcome) => {
    expect(agrees(printed, expected)).toBe(outcome);
  });

  test("refuses a flag it does not know, and output that no command prints", () => {
    expect(() => sessions("```console status=1\n$ true\n```")).toThrow(/unexpected status=1, expected with=/);
    expect(() => sessions("```console\nreckon 1.0.0\n```")).toThrow(/line 1: unexpected output/);
  });
});
