/**
 * Writes the types of the pages' content collections to `.reckon/.astro`, where `astro-check` finds them. The content
 * loader is handed an archive without decisions.
 */
import path from "node:path";
import { astroConfig, loadAstro } from "../src/site/astro.ts";
import { handOver } from "../src/site/handover.ts";
import { registerViews } from "../src/site/register-view.ts";

const root = path.resolve(import.meta.dirname, "..");
const today = "2026-11-20";
const registers = registerViews({
  decisions: [],
  risks: [],
  costs: [],
  usage: { rows: [], notes: [] },
  graph: { version: 1, nodes: [], edges: [] },
  reference: (id) => ({ id }),
  currency: "USD",
  today,
});
const nothing = { title: "Decisions", today, decisions: [], registers, docs: [], theme: {}, files: [] };

const takeBack = handOver({ view: nothing, watch: [] });
const { sync } = await loadAstro(root);
await sync(astroConfig({ root, outDir: path.join(root, ".reckon/site"), base: "/" }));
takeBack();
