/**
 * What Reckon does, shown on this project's own decisions: lints them, checks that their evidence is current, judges
 * it by the gate and builds the site. Ends with 0 where all of that works; `npm start` then shows the site.
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import type { LintReport } from "../src/model/finding.ts";
import { VERDICT_WORDS } from "../src/model/gate.ts";
import type { GateReport } from "../src/model/gate-report.ts";

const root = path.resolve(import.meta.dirname, "..");
const bin = path.join(root, "dist/bin.js");
const site = ".reckon/site";

/** Runs `reckon` on this project as a person would see it; statuses beyond `expected` end the demo. */
function show(args: readonly string[], expected: readonly number[] = [0]): void {
  console.log(`\n$ reckon ${args.join(" ")}`);
  const { status, error } = spawnSync(process.execPath, [bin, ...args], { cwd: root, stdio: "inherit" });
  if (error !== undefined) throw error;
  if (status !== null && expected.includes(status)) return;
  console.error(
    `\nUnexpected exit status ${status} of reckon ${args[0]}, expected ${expected.join(" or ")}.`,
  );
  process.exit(1);
}

/** The same again, for programs. */
function report<T>(args: readonly string[]): T {
  const { stdout } = spawnSync(process.execPath, [bin, ...args, "--format", "json"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as T;
}

const evidence = readdirSync(path.join(root, "adr/evidence"))
  .filter((name) => name.endsWith(".json"))
  .map((name) => path.basename(name, ".json"))
  .toSorted();

show(["lint"]);
show(["pull", "--check"]);
// A gate that blocks is a result, not a fault of the demo.
for (const name of evidence) show(["gate", name], [0, 1]);
show(["site", "build", "--out", site]);

const { summary } = report<LintReport>(["lint"]);
const verdicts = evidence.map(
  (name) => `${name} ${VERDICT_WORDS[report<GateReport>(["gate", name]).verdict]}`,
);
const rows = [
  [
    "Records",
    `${summary.records}: ${summary.errors} errors, ${summary.warnings} warnings, ${summary.advice} advice`,
  ],
  ["Evidence", "current"],
  ["Gate", verdicts.join(", ")],
  ["Site", `${path.join(root, site)} (npm start shows it)`],
];
console.log(`\n${rows.map(([what = "", how]) => `${what.padEnd(10)}${how}`).join("\n")}`);
