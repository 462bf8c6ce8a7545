import { sha256 } from "../../digest.ts";
import type { RowFault } from "../../document.ts";
import type { ImportedRow, ImportOptions } from "../../importer.ts";
import { at, canonical, list, scalar, text } from "../../json.ts";
import type { Json } from "../../json.ts";
import { isScore } from "../../scale.ts";

/** The task that a samples file is named after: `samples_<task>_<local time>.jsonl`. */
export function taskOf(fileName: string): string {
  return (
    /^samples_(?<task>.+?)(?:_\d{4}-\d{2}-\d{2}T[\d:.-]+)?\.jsonl$/u.exec(fileName)?.groups?.task ?? fileName
  );
}

interface Sample {
  task: string;
  row: Omit<ImportedRow, "category" | "outcome" | "scores">;
  category: string | undefined;
  scores: Map<string, number>;
}

/** Samples gathered from lines: there is one per filter, and a case has them all. */
export class Samples {
  /** Scores that are no numbers. */
  missing = 0;
  readonly #options: ImportOptions;
  readonly #samples = new Map<string, Sample>();

  constructor(options: ImportOptions) {
    this.#options = options;
  }

  add(task: string, line: Json): RowFault | undefined {
    const docId = scalar(at(line, "doc_id"));
    if (docId === undefined) return { message: "Unexpected sample without a doc_id" };
    const key = canonical([task, docId]);
    const sample = this.#samples.get(key) ?? this.#first(task, docId, line);
    this.#samples.set(key, sample);
    const filter = text(at(line, "filter")) ?? "none";
    for (const name of list(at(line, "metrics")).flatMap((metric) => text(metric) ?? [])) {
      const value = at(line, name);
      const score = typeof value === "boolean" ? Number(value) : value;
      if (isScore(score)) sample.scores.set(filter === "none" ? name : `${name},${filter}`, score);
      // What is kept for a sum over the corpus, as for a perplexity, is no score of a sample.
      else if (!Array.isArray(value)) this.missing++;
    }
    return undefined;
  }

  /** A row per document; its category is the task where there are several. */
  rows(byTask: boolean): ImportedRow[] {
    return [...this.#samples.values()].map(({ task, row, category, scores }) => ({
      ...row,
      category: category ?? (byTask && this.#options.categoryKey === undefined ? task : undefined),
      outcome: scores.size > 0 ? "scored" : "skipped",
      scores,
    }));
  }

  #first(task: string, docId: string, line: Json): Sample {
    const { caseKey, categoryKey, clusterKey } = this.#options;
    const doc = at(line, "doc");
    const stated = (key: string | undefined) => (key === undefined ? undefined : scalar(at(doc, key)));
    const digest = text(at(line, "doc_hash")) ?? sha256(canonical(doc ?? docId));
    return {
      task,
      row: { id: stated(caseKey), input: sha256(canonical([task, digest])), cluster: stated(clusterKey) },
      category: stated(categoryKey),
      scores: new Map(),
    };
  }
}
