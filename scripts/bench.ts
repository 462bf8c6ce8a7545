/**
 * `npm run bench`: how long Reckon takes, as ratios against what it is compared with in the same run. Installs the peers
 * into a folder of its own. `--records 10000 --runs 5 --growth 1000,10000,100000` are the defaults.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { writeCorpus } from "./bench-corpus.ts";
import { buildPackage } from "./package.ts";

const root = path.resolve(import.meta.dirname, "..");
const bench = path.join(root, ".reckon/bench");
const { values } = parseArgs({
  options: {
    records: { type: "string", default: "10000" },
    runs: { type: "string", default: "5" },
    growth: { type: "string", default: "1000,10000,100000" },
  },
});

/** What Reckon is compared with, in the versions that the committed figures are of. */
const PEERS = {
  rumdl: "0.2.75",
  "markdownlint-cli2": "0.24.1",
  "remark-cli": "12.0.1",
  "remark-frontmatter": "5.0.0",
  "remark-lint-frontmatter-schema": "3.15.4",
};

interface Contestant {
  name: string;
  command: string;
  args: string[];
  /** Milliseconds of each run. */
  times: number[];
}

function contestant(name: string, command: string, ...args: string[]): Contestant {
  return { name, command, args, times: [] };
}

/** The package as it is published: built, beside its manifest. */
async function buildReckon(): Promise<string> {
  const out = path.join(bench, "dist");
  mkdirSync(bench, { recursive: true });
  cpSync(path.join(root, "package.json"), path.join(bench, "package.json"));
  await buildPackage(root, out);
  return path.join(out, "bin.js");
}

/** The peers have a folder to themselves: what they bring along is not to be found by Reckon. */
const peersFolder = path.join(bench, "peers");

function installPeers(): void {
  mkdirSync(peersFolder, { recursive: true });
  const manifest = { name: "peers", private: true, dependencies: PEERS };
  writeFileSync(path.join(peersFolder, "package.json"), JSON.stringify(manifest));
  execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund"], {
    cwd: peersFolder,
    stdio: "inherit",
  });
}

/** Runs a program to its end; findings are no failure. Gives milliseconds, or why it did not run. */
function time({ command, args }: Contestant, cwd: string): number | string {
  const began = performance.now();
  const { status, error, stderr } = spawnSync(command, args, { cwd, maxBuffer: 1e9, encoding: "utf8" });
  const took = performance.now() - began;
  if (error) return error.message;
  return status === 0 || status === 1 ? took : `ended with ${status}: ${stderr.split("\n", 1)[0]}`;
}

/** Times the contestants in turn, so that what else the machine does meets all of them; one round to warm up. */
function race(contestants: readonly Contestant[], cwd: string, runs: number): void {
  const out = new Map<Contestant, string>();
  for (let round = 0; round <= runs; round++) {
    for (const one of contestants.filter((candidate) => !out.has(candidate))) {
      const took = time(one, cwd);
      if (typeof took === "string") out.set(one, took);
      else if (round > 0) one.times.push(took);
    }
  }
  for (const [{ name }, reason] of out) console.log(`${name} did not run: ${reason}`);
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** A table of medians, each as a multiple of the first row's. */
function report(title: string, contestants: readonly Contestant[]): void {
  const ran = contestants.filter(({ times }) => times.length > 0);
  const first = median(ran[0]!.times);
  console.log(`\n| ${title} | Median | Fastest | Slowest | Ratio |\n| --- | ---: | ---: | ---: | ---: |`);
  for (const { name, times } of ran) {
    const shown = [median(times), Math.min(...times), Math.max(...times)].map(
      (took) => `${took.toFixed(0)} ms`,
    );
    console.log(`| ${name} | ${shown.join(" | ")} | ${(median(times) / first).toFixed(2)} |`);
  }
}

function corpusOf(count: number): string {
  const folder = path.join(bench, `corpus-${count}`);
  if (!existsSync(path.join(folder, "reckon.yaml"))) {
    writeCorpus(folder, count);
    writeFileSync(path.join(folder, "reckon.yaml"), "dir: adr\n");
  }
  return folder;
}

/** The checks that come closest: Markdown's own, and for remark the frontmatter against Reckon's schema. */
function peers(folder: string): Contestant[] {
  const bin = (name: string): string => path.join(peersFolder, "node_modules/.bin", name);
  writeFileSync(path.join(folder, ".markdownlint-cli2.jsonc"), '{ "config": { "MD013": false } }\n');
  const schema = path.relative(folder, path.join(root, "schema/frontmatter-adr.json"));
  const plugin = (file: string): string => path.join(peersFolder, "node_modules", file);
  const plugins = [
    plugin("remark-frontmatter/index.js"),
    [plugin("remark-lint-frontmatter-schema/dist/index.js"), { schemas: { [schema]: ["**/*.md"] } }],
  ];
  writeFileSync(path.join(folder, ".remarkrc.json"), JSON.stringify({ plugins }));
  return [
    contestant("rumdl check --no-cache", bin("rumdl"), "check", "--no-cache", "adr"),
    contestant("markdownlint-cli2", bin("markdownlint-cli2"), "adr/**/*.md"),
    contestant("remark-cli with a frontmatter schema", bin("remark"), "adr", "--quiet", "--no-stdout"),
  ];
}

/** Prints the most memory that a program has had, in bytes, as its last line of standard error. */
const MEMORY =
  "data:text/javascript,process.on('exit',()=>console.error(process.resourceUsage().maxRSS*1024))";

function growth(reckon: string, counts: readonly number[]): void {
  console.log("\n| Records | Time | Time per record | Peak memory |\n| ---: | ---: | ---: | ---: |");
  for (const count of counts) {
    const args = ["--import", MEMORY, reckon, "lint", "--format", "json"];
    const began = performance.now();
    const { stderr } = spawnSync(process.execPath, args, {
      cwd: corpusOf(count),
      maxBuffer: 1e9,
      encoding: "utf8",
    });
    const took = performance.now() - began;
    const memory = Number(stderr.trim().split("\n").at(-1)) / 1e6;
    const each = `${((took * 1000) / count).toFixed(0)} µs`;
    console.log(`| ${count} | ${(took / 1000).toFixed(2)} s | ${each} | ${memory.toFixed(0)} MB |`);
  }
}

const runs = Number(values.runs);
installPeers();
const reckon = await buildReckon();
const [model] = cpus();
console.log(
  `Node ${process.version}, ${availableParallelism()} × ${model?.model ?? "unknown processor"}, medians of ${runs} runs`,
);

const single = corpusOf(1);
const starting = [
  contestant("node -e 0", process.execPath, "-e", "0"),
  contestant("reckon --version", process.execPath, reckon, "--version"),
  contestant("reckon lint, one record", process.execPath, reckon, "lint", "--format", "json"),
];
race(starting, single, runs);
report("Starting", starting);

const folder = corpusOf(Number(values.records));
const linting = [
  contestant("reckon lint", process.execPath, reckon, "lint", "--format", "json"),
  ...peers(folder),
];
race(linting, folder, runs);
report(`${values.records} records`, linting);

growth(reckon, values.growth.split(",").map(Number));
