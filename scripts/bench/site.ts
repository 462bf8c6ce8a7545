/** Building the site: against log4brains, and as the records grow tenfold. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { writePlainCorpus } from "./corpus.ts";
import { median, race, showTable, showTimes, shown } from "./measure.ts";
import type { Contestant } from "./measure.ts";
import { commitAll, corpusOf, folderFor, install } from "./place.ts";

const LOG4BRAINS = "1.1.0";

/** Both build a site with a search from as many records of the same prose, each in its own format, kept in git. */
export function benchSite(reckon: string, count: number, runs: number): void {
  const ours = builds(reckon, count);
  const contestants = [ours, log4brains(count)];
  race(contestants, runs, false);
  showTimes(`Site of ${count} records`, contestants);

  const tenfold = builds(reckon, 10 * count);
  race([tenfold], 1, false);
  const rows = [ours, tenfold]
    .filter((one) => one.runs.length > 0)
    .map((one, index) => {
      const wall = median(one.runs.map((run) => run.wall));
      const records = index === 0 ? count : 10 * count;
      return [String(records), shown(wall), shown(wall / (records / 1000))];
    });
  showTable(["Records", "Time", "Per 1,000 records"], rows);
}

function builds(reckon: string, count: number): Contestant {
  const cwd = corpusOf(count);
  commitAll(cwd);
  return {
    name: "`reckon site build`",
    command: process.execPath,
    args: [reckon, "site", "build"],
    cwd,
    proof: new RegExp(`^${count} pages`, "mu"),
    before: () => rmSync(path.join(cwd, ".reckon"), { recursive: true, force: true }),
    runs: [],
  };
}

function log4brains(count: number): Contestant {
  const installed = install("log4brains", { log4brains: LOG4BRAINS });
  const cwd = folderFor(`plain-${count}`);
  mkdirSync(path.join(cwd, "docs/adr"), { recursive: true });
  writePlainCorpus(path.join(cwd, "docs/adr"), count);
  const settings = "---\nproject:\n  name: bench\n  tz: Etc/UTC\n  adrFolder: ./docs/adr\n";
  writeFileSync(path.join(cwd, ".log4brains.yml"), settings);
  writeFileSync(path.join(cwd, ".gitignore"), "out\n");
  commitAll(cwd);
  return {
    name: `\`log4brains build\` ${LOG4BRAINS}`,
    command: path.join(installed, "node_modules/.bin/log4brains"),
    args: ["build", "--out", "out"],
    cwd,
    // Its bundler asks OpenSSL for a digest that newer versions have put away.
    env: { NODE_OPTIONS: "--openssl-legacy-provider" },
    before: () => rmSync(path.join(cwd, "out"), { recursive: true, force: true }),
    runs: [],
  };
}
