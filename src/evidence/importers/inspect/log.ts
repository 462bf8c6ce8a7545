import { refused } from "../../document.ts";
import type { Imported, ImportOptions, ImportResult } from "../../importer.ts";
import { at, byCodeUnit, list, number, text } from "../../json.ts";
import type { Json } from "../../json.ts";
import { numbered, grouped } from "../../../model/wording.ts";
import { Rows } from "../../rows.ts";
import { missingScores, shareMetrics } from "../../scale.ts";
import { readSample } from "./sample.ts";

/** A log being read: its header, then sample by sample. */
export class InspectLog {
  readonly #header: Json;
  readonly #options: ImportOptions;
  readonly #isWhole: boolean;
  readonly #rows = new Rows();
  #unscored = 0;
  #isLatencyKnown = false;

  /** @param isWhole whether the header is the one that is written at the end of a run */
  constructor(header: Json, options: ImportOptions, isWhole = true) {
    this.#header = header;
    this.#options = options;
    this.#isWhole = isWhole;
  }

  /** Takes one sample; returns what is wrong with it. */
  add(sample: Json): string | undefined {
    const read = readSample(
      sample,
      this.#options,
      text(at(this.#header, "results", "scorer", "name")) ?? "score",
    );
    if ("message" in read) return read.message;
    this.#rows.add(read.row);
    this.#unscored += read.unscored;
    this.#isLatencyKnown ||= read.row.latency !== undefined;
    return undefined;
  }

  finish(format: string, fileName: string): ImportResult {
    if (this.#rows.length === 0) {
      const hint = "Run the task with `--log-samples`, which is the default, and pull its log again.";
      return refused("Unexpected log without a single sample", hint);
    }
    const spec = at(this.#header, "eval");
    const model = text(at(spec, "model"));
    const onlyScorer = passFromOnlyScorer(this.#rows);
    return {
      ok: true,
      imported: {
        format,
        toolVersion: text(at(spec, "packages", "inspect_ai")),
        runId: text(at(spec, "run_id")),
        created: text(at(spec, "created")) ?? text(at(this.#header, "stats", "started_at")),
        runs: [
          {
            name: model ?? fileName.replace(/\.[^.]+$/u, ""),
            aliases: [],
            model,
            expected: expectedCases(spec),
            unfinished: this.#unfinished(),
            rows: this.#rows,
          },
        ],
        metrics: shareMetrics([this.#rows]),
        grader: graderOf(spec, this.#rows),
        dataset: { name: text(at(spec, "dataset", "name")), source: text(at(spec, "dataset", "location")) },
        assumed: [
          ...(onlyScorer === undefined
            ? []
            : [`A case passes where its only scorer, ${onlyScorer}, calls it correct.`]),
          ...(this.#isLatencyKnown ? ["The latency of a case is its working time."] : []),
        ],
        notes: [...limited(spec), ...missingScores(this.#unscored)],
      },
    };
  }

  #unfinished(): string | undefined {
    const status = text(at(this.#header, "status"));
    if (!this.#isWhole) return "its log has no header";
    return status === undefined || status === "success" ? undefined : `its status is ${status}`;
  }
}

/** Different cases of the dataset, and those that the run was to try: it lists them before it starts. */
function datasetSize(spec: Json | undefined): { whole: number; planned: number } {
  const ids = new Set(list(at(spec, "dataset", "sample_ids")).map((id) => JSON.stringify(id)));
  return { whole: number(at(spec, "dataset", "samples")) ?? 0, planned: ids.size };
}

function expectedCases(spec: Json | undefined): number | undefined {
  const { whole, planned } = datasetSize(spec);
  return Math.max(whole, planned) || undefined;
}

function limited(spec: Json | undefined): string[] {
  const { whole, planned } = datasetSize(spec);
  return planned > 0 && planned < whole
    ? [`The run was limited to ${numbered(planned, "case")} of the ${grouped(whole)} that the dataset has.`]
    : [];
}

/**
 * Adds the metric `pass` where there is one scorer for all cases and it says nothing but correct and incorrect. With
 * several scorers, or between the two, nobody said what passes.
 * @returns the scorer's name
 */
function passFromOnlyScorer(rows: Rows): string | undefined {
  const [only, another] = rows.ranges;
  if (only === undefined || another !== undefined) return undefined;
  const [scorer, { isBinary }] = only;
  if (!isBinary || scorer === "pass") return undefined;
  rows.alsoCall(scorer, "pass");
  return scorer;
}

function graderOf(spec: Json | undefined, rows: Rows): Imported["grader"] {
  const scorers = list(at(spec, "scorers"));
  const role = text(at(spec, "model_roles", "grader", "model"));
  const judges = new Set([...scorers.map((scorer) => text(at(scorer, "options", "model"))), role]);
  judges.delete(undefined);
  const named = scorers.flatMap((scorer) => text(at(scorer, "name")) ?? []);
  const criteria = new Set(named.length > 0 ? named : rows.ranges.keys());
  if (named.length === 0) criteria.delete("pass");
  return {
    ...(judges.size > 0 && { judges: [...judges].flatMap((judge) => judge ?? []).toSorted(byCodeUnit) }),
    ...(criteria.size > 0 && { criteria: [...criteria].toSorted(byCodeUnit) }),
  };
}
