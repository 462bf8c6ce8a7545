/**
 * `npm run bench`: how long Reckon takes, as it is packed and installed, beside what it is compared with in the same run.
 * `npm run bench -- start lint` runs these sections alone; `--runs`, `--records`, `--growth` and `--site-records` make
 * them shorter or longer. Prints Markdown.
 */
import { availableParallelism, cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { benchLighthouse } from "./bench/lighthouse.ts";
import { benchGrowth, benchLint, benchStart } from "./bench/lint.ts";
import { installReckon } from "./bench/place.ts";
import { benchSite } from "./bench/site.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: "string", default: "5" },
    records: { type: "string", default: "10000" },
    growth: { type: "string", default: "1000,10000,100000" },
    "site-records": { type: "string", default: "1000" },
  },
});
const runs = Number(values.runs);

/** In the order of the page that the figures go to. */
const SECTIONS: Readonly<Record<string, (reckon: string) => void | Promise<void>>> = {
  start: (reckon) => benchStart(reckon, runs),
  lint: (reckon) => benchLint(reckon, Number(values.records), runs),
  growth: (reckon) => benchGrowth(reckon, values.growth.split(",").map(Number)),
  site: (reckon) => benchSite(reckon, Number(values["site-records"]), runs),
  lighthouse: (reckon) => benchLighthouse(reckon, runs),
};

const unknown = positionals.find((name) => !Object.hasOwn(SECTIONS, name));
if (unknown !== undefined)
  throw new Error(`Unexpected section ${unknown}, expected ${Object.keys(SECTIONS).join(", ")}`);

const reckon = installReckon();
const [model] = cpus();
console.log(
  `Node ${process.version}, ${availableParallelism()} × ${model?.model.trim() ?? "unknown processor"}, ${(totalmem() / 1e9).toFixed(0)} GB, medians of ${runs} runs.\n`,
);
for (const [name, run] of Object.entries(SECTIONS))
  if (positionals.length === 0 || positionals.includes(name)) await run(reckon);
