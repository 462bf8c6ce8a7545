import { sha256 } from "../digest.ts";
import { readDocument, refused } from "../document.ts";
import type { ImportedRun, Importer, ImportOptions } from "../importer.ts";
import type { ImportedRow } from "../imported-row.ts";
import { at, canonical, list, scalar, text } from "../json.ts";
import type { Json } from "../json.ts";
import { caseFields } from "../keys.ts";
import { RunRows } from "../rows.ts";
import { isScore, missingScores, shareMetrics } from "../scale.ts";

const HINT = "Export the run again with `evalite --outputPath=results.json`.";

const OUTCOMES: ReadonlyMap<string | undefined, ImportedRow["outcome"]> = new Map([
  ["success", "scored"],
  ["fail", "errored"],
  ["running", "skipped"],
]);

/** evalite's JSON. `status: success` means that the task did not throw; scores say how good it was. */
export const evalite: Importer = {
  id: "evalite",
  title: "evalite (JSON)",
  sniff(_name, head) {
    return /^\s*\{/u.test(head) &&
      /"evals"\s*:\s*\[/u.test(head) &&
      /"(?:runType|variantName|averageScore)"\s*:/u.test(head)
      ? { recognised: true }
      : { recognised: false, why: "it has no list of evals" };
  },
  keys: "a key of an input that is an object, or `eval` for the eval's name",
  async parse(source, options) {
    const document = await readDocument(source, { hint: HINT });
    if (!document.ok) return document;
    const evals = list(at(document.value, "evals"));
    const names = new Set(evals.map((each) => text(at(each, "name"))));
    const runs = new RunRows<string | undefined>();
    let missing = 0;
    for (const [index, each] of evals.entries()) {
      const name = text(at(each, "name"));
      const variant = text(at(each, "variantName"));
      const rows = runs.of(variant);
      for (const [place, result] of list(at(each, "results")).entries()) {
        const outcome = OUTCOMES.get(text(at(result, "status")));
        if (!outcome)
          return refused(
            "Unexpected result without a status, expected success, fail or running",
            HINT,
            `/evals/${index}/results/${place}`,
          );
        const read = readResult(result, outcome, { name, isOnly: names.size === 1 }, options);
        rows.add(read.row);
        missing += read.missing;
      }
    }
    const all = [...runs.values()];
    if (all.every(({ length }) => length === 0))
      return refused("Unexpected run without a single result", HINT);
    const stem = source.name.replace(/\.[^.]+$/u, "");
    return {
      ok: true,
      imported: {
        format: "evalite JSON",
        runId: scalar(at(document.value, "run", "id")),
        created: text(at(document.value, "run", "createdAt")),
        runs: [...runs].map(([variant, rows]): ImportedRun => ({ name: variant ?? stem, aliases: [], rows })),
        metrics: shareMetrics(all),
        grader: { criteria: shareMetrics(all).map(({ name }) => name) },
        dataset: names.size === 1 ? { name: [...names][0] } : {},
        assumed: ["A score of 0 is a score; evalite writes 0 also for one that is null."],
        notes: missingScores(missing),
      },
    };
  },
};

/** Reads one result of an eval; `isOnly` where the file has no other eval. */
function readResult(
  result: Json,
  outcome: ImportedRow["outcome"],
  { name: suiteName, isOnly }: { name: string | undefined; isOnly: boolean },
  options: ImportOptions,
): { row: ImportedRow; missing: number } {
  const input = at(result, "input") ?? null;
  const suite = isOnly ? undefined : suiteName;
  const stated = (key: string) => scalar(at(input, key)) ?? (key === "eval" ? suiteName : undefined);
  const scores = new Map<string, number>();
  let missing = 0;
  for (const score of outcome === "scored" ? list(at(result, "scores")) : []) {
    const [name, value] = [text(at(score, "name")), at(score, "score")];
    if (name !== undefined && isScore(value)) scores.set(name, value);
    else missing++;
  }
  const row: ImportedRow = {
    ...caseFields(options, stated, suite === undefined ? {} : { category: suite }),
    input: sha256(canonical(input)),
    test: sha256(canonical([suite ?? null, at(result, "expected") ?? null])),
    outcome,
    scores,
  };
  return { row, missing };
}
