/**
 * Finds a Chromium for the browser tests, or installs one: `CHROME_PATH`, then an installed Chromium or Chrome, then
 * Playwright's own, then the distribution's package where this is Debian and root. `npm test` runs it first, so that a
 * machine without a browser gets one instead of skipping a test.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Flags for machines without a display, a sandbox or a network: nothing of the browser's own talks to anybody. */
export const BROWSER_FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The path of a browser that is installed; undefined where there is none. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.CHROME_PATH !== undefined && env.CHROME_PATH !== "") return env.CHROME_PATH;
  const folders = (env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const candidates = [
    ...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    ...PLACES,
  ];
  return (
    candidates.find((file) => existsSync(file)) ??
    [chromium.executablePath()].find((file) => existsSync(file))
  );
}

/** Commands that install a browser, each tried where the one before it did not help. */
function installers(): { command: string; args: string[] }[] {
  const playwright = path.join(
    path.dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")),
    "cli.js",
  );
  const isRoot = process.getuid?.() === 0;
  const hasApt = existsSync("/usr/bin/apt-get");
  return [
    { command: process.execPath, args: [playwright, "install", "chromium"] },
    ...(isRoot && hasApt
      ? [
          { command: "apt-get", args: ["update"] },
          { command: "apt-get", args: ["install", "-y", "--no-install-recommends", "chromium"] },
        ]
      : []),
  ];
}

function main(): void {
  for (const { command, args } of installers()) {
    const found = findBrowser();
    if (found !== undefined) break;
    console.error(`No browser yet: ${command} ${args.join(" ")}`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"], env, timeout: 240_000 });
  }
  const found = findBrowser();
  if (found === undefined) {
    console.error("Unexpected machine without a browser, expected Chromium or Chrome for the browser tests.");
    console.error("→ Install one, or name it: CHROME_PATH=/path/to/chromium npm test");
    process.exitCode = 1;
  } else console.log(`Browser: ${found}`);
}

if (import.meta.main) main();
