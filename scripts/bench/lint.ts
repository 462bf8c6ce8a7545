/** Starting the program, and linting: against Node itself and against the checks that come closest. */
import { spawnSync } from "node:child_process";
import { cpSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { race, showTable, showTimes, shown } from "./measure.ts";
import type { Contestant } from "./measure.ts";
import { corpusOf, folderFor, install, ROOT } from "./place.ts";

/** What Reckon is compared with, in the versions that the committed figures are of. */
const PEERS = {
  rumdl: "0.2.75",
  "markdownlint-cli2": "0.24.1",
  "remark-cli": "12.0.1",
  "remark-frontmatter": "5.0.0",
  "remark-lint-frontmatter-schema": "3.15.4",
};

/** What the program costs that does next to nothing, as multiples of what Node costs. */
export function benchStart(reckon: string, runs: number): void {
  const cwd = corpusOf(1);
  const node = (name: string, ...args: string[]): Contestant => ({
    name,
    command: process.execPath,
    args,
    cwd,
    runs: [],
  });
  const empty = folderFor("new");
  const contestants = [
    node("`node -e 0`", "-e", "0"),
    node("`reckon --version`", reckon, "--version"),
    {
      ...node("`reckon new`", reckon, "new", "adr", "Move the support model"),
      cwd: empty,
      before: () => rmSync(path.join(empty, "adr"), { recursive: true, force: true }),
    },
    node("`reckon lint`, one record", reckon, "lint", "--format", "json"),
  ];
  // Starting is short, so that a few dozen runs cost nothing and tell more.
  race(contestants, Math.max(runs, 21));
  showTimes("Starting", contestants);
}

/** All rules over many records, nothing cached, beside linters of Markdown. */
export function benchLint(reckon: string, count: number, runs: number): void {
  const cwd = corpusOf(count);
  const contestants: Contestant[] = [
    {
      name: "`reckon lint`",
      command: process.execPath,
      args: [reckon, "lint", "--format", "json"],
      cwd,
      proof: new RegExp(`"files": ${count},`, "u"),
      runs: [],
    },
    ...peers(cwd, count),
  ];
  race(contestants, runs);
  showTimes(`${count} records`, contestants);
}

/** Markdown's own checks, and for remark the frontmatter against Reckon's schema. */
function peers(cwd: string, count: number): Contestant[] {
  const folder = install("peers", PEERS);
  const module = (file: string): string => path.join(folder, "node_modules", file);
  const bin = (name: string): string => module(`.bin/${name}`);
  writeFileSync(path.join(cwd, ".markdownlint-cli2.jsonc"), '{ "config": { "MD013": false } }\n');
  cpSync(path.join(ROOT, "schema/frontmatter-adr.json"), path.join(cwd, "frontmatter-adr.json"));
  const plugins = [
    module("remark-frontmatter/index.js"),
    [
      module("remark-lint-frontmatter-schema/dist/index.js"),
      { schemas: { "frontmatter-adr.json": ["**/*.md"] } },
    ],
  ];
  writeFileSync(path.join(cwd, ".remarkrc.json"), JSON.stringify({ plugins }));
  return [
    {
      name: "`rumdl check --no-cache`",
      command: bin("rumdl"),
      args: ["check", "--no-cache", "adr"],
      cwd,
      proof: new RegExp(`in ${count} files?`, "u"),
      runs: [],
    },
    {
      name: "`markdownlint-cli2`",
      command: bin("markdownlint-cli2"),
      args: ["adr/**/*.md"],
      cwd,
      proof: new RegExp(`Linting: ${count} file`, "u"),
      runs: [],
    },
    {
      name: "`remark-cli` with a frontmatter schema",
      command: bin("remark"),
      args: ["adr", "--no-stdout"],
      cwd,
      proof: /part-000/u,
      runs: [],
    },
  ];
}

/** Prints the most memory that a program has had, in bytes, as its last line of standard error. */
const MEMORY =
  "data:text/javascript,import{isMainThread}from'node:worker_threads';if(isMainThread)process.on('exit',()=>console.error(process.resourceUsage().maxRSS*1024))";

/** Time and memory over ten and a hundred times as many records. */
export function benchGrowth(reckon: string, counts: readonly number[]): void {
  let base: number | undefined;
  const rows = counts.map((count) => {
    const began = performance.now();
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", MEMORY, reckon, "lint", "--format", "json"],
      { cwd: corpusOf(count), maxBuffer: 1e9, encoding: "utf8" },
    );
    const took = performance.now() - began;
    if (!stdout.includes(`"files": ${count},`))
      throw new Error(`Of ${count} records not all were read: ${stderr}`);
    const memory = Number(stderr.trim().split("\n").at(-1)) / 1e6;
    const each = took / count;
    base ??= each;
    return [
      String(count),
      shown(took),
      `${(each * 1000).toFixed(0)} µs`,
      (each / base).toFixed(2),
      `${memory.toFixed(0)} MB`,
    ];
  });
  showTable(["Records", "Time", "Per record", "Ratio", "Peak memory"], rows);
}
