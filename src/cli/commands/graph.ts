import { dotGraph } from "../../export/graph/dot.ts";
import { mermaidGraph } from "../../export/graph/mermaid.ts";
import { svgGraph } from "../../export/graph/svg.ts";
import type { DecisionGraph } from "../../model/decision-graph.ts";
import { entryOf } from "../../register/entry.ts";
import { passes } from "../../register/filter.ts";
import { decisionGraph } from "../../register/graph.ts";
import { escapeJson } from "../../report/escape.ts";
import { todayOf } from "../context.ts";
import type { Context } from "../context.ts";
import { addFilterOptions, readFilter } from "../filters.ts";
import type { FilterOptions } from "../filters.ts";
import { oneOf } from "../verb.ts";
import type { DefineVerb, ExitStatus } from "../verb.ts";
import { openArchive } from "../archive.ts";
import type { ReadOptions } from "../view.ts";

interface GraphOptions extends ReadOptions, FilterOptions {
  format: string;
}

const FORMATS: readonly { name: string; format(graph: DecisionGraph): string | Promise<string> }[] = [
  { name: "svg", format: svgGraph },
  { name: "dot", format: dotGraph },
  { name: "mermaid", format: mermaidGraph },
  { name: "json", format: (graph) => `${escapeJson(graph)}\n` },
];

export const define: DefineVerb = (command, context, exit) => {
  addFilterOptions(command)
    .option("--format <format>", FORMATS.map(({ name }) => name).join(", "), "svg")
    .option("--json", "short for --format json")
    .option("--today <date>", "the day to count from")
    .addHelpText("after", "\nExample: reckon graph > decisions.svg\n")
    .action(async (options: GraphOptions) => exit(await run(context, options)));
};

async function run(context: Context, options: GraphOptions): Promise<ExitStatus> {
  const { format } = oneOf("--format", options.json ? "json" : options.format, FORMATS);
  const { corpus, status } = await openArchive(context, options);
  const { records, config } = corpus;
  const filter = readFilter(options, config, todayOf(context, options.today));
  // Records of sources are drawn as neighbours, unless they are asked for.
  const shown = options.source.length > 0 ? records : records.filter(({ external }) => !external);
  const passing = new Set(shown.filter((record) => passes(entryOf(record), filter)).map(({ file }) => file));
  const graph = decisionGraph(records, ({ file }) => passing.has(file));
  context.stdout.write(await format(graph));
  return status;
}
