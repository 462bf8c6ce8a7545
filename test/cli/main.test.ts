import { readFileSync } from "node:fs";
import { spawn } from "node:child_process";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { draft, folderOf } from "../corpus/folder.ts";
import { spawned } from "./spawned.ts";
import { contextOf, reckon } from "./terminal.ts";

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

describe("the exit status", () => {
  const corpus = () =>
    folderOf({ "adr/adr-0001-cache.md": draft("ADR-0001"), "adr/README.md": "# Decisions\n" });

  test.each([
    ["--version", 0],
    ["-V", 0],
    ["--help", 0],
    ["lint --help", 0],
    ["lint -h", 0],
    ["lint adr/README.md", 0],
    ["lint", 1],
    ["", 2],
    ["lnt", 2],
    ["lint --formt json", 2],
    ["lint --format xml", 2],
    ["lint --rule record/schema", 2],
    ["lint --rule record/schemas:off", 2],
    ["lint --max-warnings many", 2],
    ["lint --today 2026-02-30", 2],
    ["lint none.md", 2],
    ["lint --config none.yaml", 2],
    ["lint --cwd none", 2],
    ["new", 2],
    ["new adr", 2],
    ["new memmo A title", 2],
    ["new adr A title --tier 3", 2],
    ["new adr A title --relates ADR-0009", 2],
    ["lint --explain record/schemas", 2],
  ])("of `reckon %s` is %d", async (line, status) => {
    const session = await reckon(corpus(), line.split(" ").filter(Boolean));
    expect(session.status, session.stderr).toBe(status);
    expect(session.stderr).not.toMatch(/^\s+at /mu);
  });
});

test.each([
  ["20.20.2", 2],
  ["22.11.0", 2],
  ["22.12.0", 0],
  ["26.0.1", 0],
])("under Node %s ends with %d, and an old one says what to install", async (node, status) => {
  const folder = folderOf({ "adr/README.md": "# Decisions\n" });
  const session = await reckon(folder, ["lint"], "", { node });
  expect(session.status).toBe(status);
  expect(session.stderr).toBe(
    status === 0
      ? ""
      : `reckon: Unexpected Node ${node}, expected 22.12 or later\n        → Install a newer Node, or add one to the project: npm install --save-dev node@24, and run reckon through npx.\n`,
  );
});

test("data goes to standard output, talk to standard error", async () => {
  const folder = folderOf({ "adr/adr-0001-cache.md": draft("ADR-0001") });
  expect(await reckon(folder, ["--version"])).toMatchObject({ stdout: `${manifest.version}\n`, stderr: "" });
  expect(await reckon(folder, ["lint", "--json"])).toMatchObject({ stderr: "" });
  expect((await reckon(folder, ["lint", "--format", "xml"])).stdout).toBe("");
});

test("a misspelt verb or flag gets the nearest one", async () => {
  expect((await reckon(".", ["lnt"])).stderr).toContain("(Did you mean lint?)");
  expect((await reckon(".", ["lint", "--formt", "json"])).stderr).toContain("(Did you mean --format?)");
});

test("a misspelt kind, rule or format gets the nearest one, or all", async () => {
  const folder = folderOf({ "adr/README.md": "" });
  expect((await reckon(folder, ["new", "risk-memmo", "Migrate"])).stderr).toContain(
    "→ Did you mean `risk-memo`?",
  );
  expect((await reckon(folder, ["lint", "--rule", "record/schemas:off"])).stderr).toContain(
    "→ Did you mean `record/schema`?",
  );
  expect((await reckon(folder, ["lint", "--format", "xml"])).stderr).toMatch(
    /Unexpected `--format xml`, expected pretty, json/u,
  );
});

test("--cwd is where paths begin, --config what the settings are", async () => {
  const folder = folderOf({
    "team/settings.yaml": "dir: decisions\n",
    "team/decisions/adr-0001-cache.md": draft("ADR-0001"),
    "team/adr/adr-0002-other.md": draft("ADR-0002"),
  });
  const files = async (...args: string[]) => {
    const { stdout, stderr } = await reckon(folder, ["lint", "--json", ...args]);
    if (stdout === "") throw new Error(stderr);
    const { findings } = JSON.parse(stdout) as { findings: { file: string }[] };
    return [...new Set(findings.map(({ file }) => file))];
  };
  expect(await files("--cwd", "team")).toEqual(["adr/adr-0002-other.md"]);
  expect(await files("--config", "team/settings.yaml")).toEqual(["decisions/adr-0001-cache.md"]);
  expect(await files("--cwd", "team", "--config", "settings.yaml")).toEqual(["decisions/adr-0001-cache.md"]);
});

test("what strangers named is shown, never obeyed", async () => {
  const folder = folderOf({
    "reckon.yaml": 'dirr: adr\n"\\n::add-mask::x\\n##[stop-commands]\\u001b[2J": 1\n',
  });
  const { status, stderr } = await reckon(folder, ["lint"]);
  expect(status).toBe(2);
  // oxlint-disable-next-line no-control-regex
  expect(stderr).not.toMatch(/^\s*::|##\[|[\u0000-\u0009\u000B-\u001F]/mu);
});

test("a bug says so, with a stack", async () => {
  const stdout = {
    ...contextOf(".").stdout,
    write: () => {
      throw new TypeError("a bug of ours");
    },
  };
  const { status, stderr } = await reckon(".", ["--help"], "", { stdout });
  expect([status, stderr.split("\n")[0]]).toEqual([
    2,
    "reckon: This is a bug in Reckon. Please report it with the lines below.",
  ]);
  expect(stderr).toMatch(/TypeError: a bug of ours\n\s+at /u);
});

test("a reader that has seen enough is no error", async () => {
  const records = Array.from({ length: 200 }, (_, index) => `adr/adr-${index + 1000}-cache.md`);
  const folder = folderOf(Object.fromEntries(records.map((name) => [name, draft("ADR-0001")])));
  const bin = path.resolve("src/bin.ts");
  const shell = spawn(
    "bash",
    ["-c", `"${process.execPath}" "${bin}" lint | head -1; exit \${PIPESTATUS[0]}`],
    { cwd: folder },
  );
  let stderr = "";
  shell.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
  const status = await new Promise((resolve) => void shell.on("close", resolve));
  expect([status, stderr]).toEqual([1, ""]);
});

test("as a process: colours only where they are wanted", async () => {
  const folder = folderOf({ "adr/adr-0001-cache.md": draft("ADR-0001") });
  const [plain, forced] = await Promise.all([
    spawned(folder, ["lint"], { FORCE_COLOR: undefined, NO_COLOR: undefined }),
    spawned(folder, ["lint"], { FORCE_COLOR: "1", NO_COLOR: undefined }),
  ]);
  expect([plain.status, plain.stderr, forced.status]).toEqual([1, "", 1]);
  expect(plain.stdout).not.toContain("\u001B[");
  expect(forced.stdout).toContain("\u001B[31merror");
});
