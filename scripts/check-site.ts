/**
 * Checks the types of the pages. Astro first writes the types of the content collections, for which the content
 * loader is handed an archive without decisions; then `astro-check` reads pages and types.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { astroConfig, loadAstro } from "../src/site/astro.ts";
import { handOver } from "../src/site/handover.ts";
import type { SiteView } from "../src/site/view.ts";

const root = path.resolve(import.meta.dirname, "..");
const nothing: SiteView = { title: "Decisions", today: "2026-11-20", decisions: [], media: [] };

const takeBack = handOver({ view: nothing, watch: [] });
const { sync } = await loadAstro(root);
await sync(astroConfig({ root, outDir: path.join(root, ".reckon/site"), base: "/" }));
takeBack();

const check = path.join(root, "node_modules/.bin/astro-check");
const { status } = spawnSync(
  process.execPath,
  [check, "--root", "site", "--tsconfig", "site/tsconfig.json"],
  {
    cwd: root,
    stdio: "inherit",
  },
);
process.exitCode = status ?? 1;
