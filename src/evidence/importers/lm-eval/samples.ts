import { caseId, sha256 } from "../../digest.ts";
import type { RowFault } from "../../document.ts";
import type { ImportOptions } from "../../importer.ts";
import type { ImportedRow } from "../../imported-row.ts";
import { at, canonical, list, scalar, text } from "../../json.ts";
import type { Json } from "../../json.ts";
import { caseFields } from "../../keys.ts";
import { Rows } from "../../rows.ts";
import { isScore } from "../../scale.ts";

/** The task that a samples file is named after: `samples_<task>_<local time>.jsonl`. */
export function taskOf(fileName: string): string {
  return (
    /^samples_(?<task>.+?)(?:_\d{4}-\d{2}-\d{2}T[\d:.-]+)?\.jsonl$/u.exec(fileName)?.groups?.task ?? fileName
  );
}

/** Samples gathered from lines: there is one per filter, and a case has them all. */
export class Samples {
  readonly rows = new Rows();
  /** Scores that are no numbers. */
  missing = 0;
  readonly #options: ImportOptions;
  readonly #byTask: boolean;
  /** Positions by task and document. */
  readonly #known = new Map<string, number>();

  /** @param byTask whether a case's category is its task, where nothing else is asked for */
  constructor(options: ImportOptions, byTask: boolean) {
    this.#options = options;
    this.#byTask = byTask;
  }

  add(task: string, line: Json): RowFault | undefined {
    const docId = scalar(at(line, "doc_id"));
    if (docId === undefined) return { message: "Unexpected sample without a doc_id" };
    const key = caseId(canonical([task, docId]));
    const position = this.#known.get(key) ?? this.rows.add(this.#first(task, docId, line));
    this.#known.set(key, position);
    const filter = text(at(line, "filter")) ?? "none";
    for (const name of list(at(line, "metrics")).flatMap((metric) => text(metric) ?? [])) {
      const value = at(line, name);
      const score = typeof value === "boolean" ? Number(value) : value;
      if (isScore(score)) {
        this.rows.score(position, filter === "none" ? name : `${name},${filter}`, score);
        this.rows.settle(position, "scored");
        // What is kept for a sum over the corpus, as for a perplexity, is no score of a sample.
      } else if (!Array.isArray(value)) this.missing++;
    }
    return undefined;
  }

  /** The row of a document, which has no score yet. */
  #first(task: string, docId: string, line: Json): ImportedRow {
    const doc = at(line, "doc");
    const stated = (key: string) => scalar(at(doc, key)) ?? (key === "task" ? task : undefined);
    const digest = text(at(line, "doc_hash")) ?? sha256(canonical(doc ?? docId));
    return {
      ...caseFields(this.#options, stated, this.#byTask ? { category: task } : {}),
      input: sha256(canonical([task, digest])),
      outcome: "skipped",
      scores: new Map(),
    };
  }
}
