import { asObject, at, list, text } from "../../json.ts";
import type { Json } from "../../json.ts";
import { sha256 } from "../../digest.ts";
import type { ImportOptions } from "../../importer.ts";
import { caseFields } from "../../keys.ts";
import { Rows } from "../../rows.ts";
import { isScore } from "../../scale.ts";

/** Keys of a task that are no metrics. */
const NO_METRICS: ReadonlySet<string> = new Set(["alias", "name", "sample_len", "sample_count"]);

/** A row per task of a results file, its category the group that it belongs to; groups are averages and left out. */
export function taskRows(results: Json, options: ImportOptions): { rows: Rows; missing: number } {
  const groups = asObject(at(results, "groups")) ?? {};
  const groupOf = new Map(
    Object.entries(asObject(at(results, "group_subtasks")) ?? {}).flatMap(([group, tasks]) =>
      list(tasks).flatMap((task) => (typeof task === "string" ? [[task, group] as const] : [])),
    ),
  );
  let missing = 0;
  const rows = new Rows();
  for (const [task, values] of Object.entries(asObject(at(results, "results")) ?? {})) {
    if (Object.hasOwn(groups, task)) continue;
    const scores = new Map<string, number>();
    for (const [key, value] of Object.entries(asObject(values) ?? {})) {
      const [name = "", filter = "none"] = key.split(/,(?<filter>.*)/su);
      if (NO_METRICS.has(name) || name.endsWith("_stderr")) continue;
      if (isScore(value)) scores.set(filter === "none" ? name : `${name},${filter}`, value);
      else if (value === null || text(value) !== undefined) missing++;
    }
    const outcome = scores.size > 0 ? "scored" : "skipped";
    const group = groupOf.get(task);
    const stated = (key: string) => (key === "task" ? task : key === "group" ? group : undefined);
    rows.add({
      ...caseFields(options, stated, { id: `task ${task}`, category: group }),
      input: sha256(task),
      outcome,
      scores,
    });
  }
  return { rows, missing };
}
