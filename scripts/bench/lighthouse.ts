/** Lighthouse on the site of this project's own decisions: the home page and a decision. */
import { execFile, execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { serveSite } from "../../src/site/serve.ts";
import { findBrowser } from "../browser.ts";
import { median, showTable } from "./measure.ts";
import { folderFor, install, ROOT } from "./place.ts";

const LIGHTHOUSE = "13.5.0";
const PAGES = { home: "", decision: "memo-0001/" };
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;

/** A phone on a slow network, as Lighthouse has it by default; medians, and of performance the worst as well. */
export async function benchLighthouse(reckon: string, runs: number): Promise<void> {
  const installed = install("lighthouse", { lighthouse: LIGHTHOUSE });
  const browser = findBrowser();
  if (browser === undefined) throw new Error("No browser: node scripts/browser.ts installs one");
  const folder = path.join(folderFor("lighthouse"), "site");
  rmSync(folder, { recursive: true, force: true });
  execFileSync(process.execPath, [reckon, "site", "build", "--cwd", ROOT, "--out", folder], {
    stdio: "inherit",
  });
  const server = await serveSite({ folder, base: "/", port: 0, host: "127.0.0.1" });
  const rows: string[][] = [];
  for (const [name, address] of Object.entries(PAGES)) {
    const scores: Scores[] = [];
    for (let run = 0; run < runs; run++)
      scores.push(await scoresOf(installed, browser, server.url + address));
    const of = (category: keyof Scores): number[] => scores.map((score) => score[category]);
    rows.push([
      name,
      ...CATEGORIES.map((category) => String(median(of(category)))),
      String(Math.min(...of("performance"))),
    ]);
  }
  await server.close();
  showTable(
    [
      `Lighthouse ${LIGHTHOUSE}`,
      "Performance",
      "Accessibility",
      "Best practices",
      "SEO",
      "Worst performance",
    ],
    rows,
  );
}

type Scores = Record<(typeof CATEGORIES)[number], number>;

/** Runs beside this process, which serves the page. */
async function scoresOf(installed: string, browser: string, url: string): Promise<Scores> {
  const report = path.join(folderFor("lighthouse"), "report.json");
  const program = path.join(installed, "node_modules/lighthouse/cli/index.js");
  const flags = "--headless=new --no-sandbox --disable-gpu";
  const args = [
    program,
    url,
    "--quiet",
    "--output=json",
    `--output-path=${report}`,
    `--chrome-flags=${flags}`,
  ];
  await promisify(execFile)(process.execPath, args, { env: { ...process.env, CHROME_PATH: browser } });
  const { categories } = JSON.parse(readFileSync(report, "utf8")) as {
    categories: Record<keyof Scores, { score: number }>;
  };
  return Object.fromEntries(
    CATEGORIES.map((category) => [category, Math.round(categories[category].score * 100)]),
  ) as Scores;
}
