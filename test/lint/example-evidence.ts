import { sha256 } from "../../src/evidence/digest.ts";
import { makeEvidence } from "../../src/evidence/evidence.ts";
import { formatEvidence } from "../../src/evidence/file.ts";
import type { Imported } from "../../src/evidence/importer.ts";
import type { Results } from "../../src/evidence/read.ts";
import { Rows } from "../../src/evidence/rows.ts";

/** What a page writes of evidence, line by line; see docs/rules/README.md. */
interface Sketch {
  dataset: Imported["dataset"];
  grader: Imported["grader"];
  sources: { file: string; sha256: string }[];
  categories: { name: string; passed: readonly [number, number]; cases: number }[];
}

const CATEGORY = /^(?<name>[^:]+): (?<baseline>\d+) → (?<candidate>\d+) of (?<cases>\d+)$/u;

/** The evidence file, as `reckon pull` would write it, of what a page says in a few lines. */
export function evidenceFile(name: string, text: string): string {
  const sketch = readSketch(text);
  const results = ([0, 1] as const).map((run): Results => {
    const source = sketch.sources[run] ?? { file: ["current.json", "successor.json"][run]!, sha256: "" };
    return {
      tool: "promptfoo",
      file: source.file,
      sha256: source.sha256 || sha256(source.file),
      imported: {
        format: "promptfoo JSON v3",
        runs: [{ name: ["current", "successor"][run]!, aliases: [], rows: rowsOf(sketch, run) }],
        metrics: [{ name: "pass", scale: "share", higherIsBetter: true }],
        grader: sketch.grader,
        dataset: sketch.dataset,
        assumed: [],
      },
    };
  });
  return formatEvidence(makeEvidence(name, results as [Results, Results], { metrics: ["pass"] }));
}

function readSketch(text: string): Sketch {
  const sketch: Sketch = { dataset: {}, grader: {}, sources: [], categories: [] };
  for (const line of text.split("\n")) {
    const category = CATEGORY.exec(line)?.groups;
    const [key, ...words] = line.split(/:? /u);
    if (category) {
      const passed = [Number(category.baseline), Number(category.candidate)] as const;
      sketch.categories.push({ name: category.name!, passed, cases: Number(category.cases) });
    } else if (key === "dataset") sketch.dataset = { name: words[0], version: words[1] };
    else if (key === "judge") sketch.grader.judges = words;
    else if (key === "prompt") sketch.grader.promptVersion = words.join(" ");
    else if (key === "criterion") sketch.grader.criteria = [line.slice("criterion: ".length)];
    else if (key === "source") sketch.sources.push({ file: words[0]!, sha256: words[1] ?? "" });
    else throw new Error(`A line of evidence that the page's reader does not know: ${line}`);
  }
  return sketch;
}

function rowsOf({ categories }: Sketch, run: 0 | 1): Rows {
  const rows = new Rows();
  for (const { name, passed, cases } of categories) {
    for (let index = 0; index < cases; index++) {
      const scores = new Map([["pass", index < passed[run] ? 1 : 0]]);
      rows.add({ id: `${name}-${index}`, category: name, outcome: "scored", scores });
    }
  }
  return rows;
}
