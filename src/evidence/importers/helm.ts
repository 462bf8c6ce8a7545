import { sha256 } from "../digest.ts";
import { readDocument, refused } from "../document.ts";
import type { Importer, ImportOptions } from "../importer.ts";
import type { ImportedRow, Tokens } from "../imported-row.ts";
import { at, list, number, scalar, text } from "../json.ts";
import type { Json } from "../json.ts";
import { numbered } from "../../model/wording.ts";
import { caseFields } from "../keys.ts";
import { Rows } from "../rows.ts";
import { isScore, missingScores, shareMetrics } from "../scale.ts";

const HINT = "Name the folder of the run, which holds per_instance_stats.json and run_spec.json.";

/** Statistics that say how a request went, not how good the answer is. */
const BOOKKEEPING =
  /^(?:num_|training_|inference_|batch_size$|max_prob$|logprob|finish_reason_|prompt_truncated|predicted_index$|platt_)/u;

/** The folder of a HELM run: `per_instance_stats.json`, and `run_spec.json` for the model. */
export const helm: Importer = {
  id: "helm",
  title: "HELM (the folder of a run)",
  sniff(_name, head) {
    return /^\s*\[\s*\{\s*"instance_id"\s*:/u.test(head) && /"stats"\s*:/u.test(head)
      ? { recognised: true }
      : { recognised: false, why: "it is no list of instances with stats" };
  },
  keys: "`instance_id`, `train_trial_index`, `split` or `perturbation`",
  async parse(source, options) {
    const document = await readDocument(source, { hint: HINT, nonFinite: true });
    if (!document.ok) return document;
    const specFile = source.beside.find(({ name }) => name.endsWith("run_spec.json"));
    const spec = specFile ? await readDocument(specFile, { hint: HINT }) : undefined;
    if (spec && !spec.ok) return spec;
    const rows = new Rows();
    const instances = new Set<string>();
    let missing = document.nonFinite;
    for (const [index, instance] of list(document.value).entries()) {
      const id = scalar(at(instance, "instance_id"));
      if (id === undefined) return refused("Unexpected instance without an id", HINT, `/${index}`);
      const read = readInstance(id, instance, options);
      rows.add(read.row);
      instances.add(id);
      missing += read.missing;
    }
    if (rows.length === 0) return refused("Unexpected run without a single instance", HINT);
    const adapter = at(spec?.value, "adapter_spec");
    const model = text(at(adapter, "model"));
    return {
      ok: true,
      imported: {
        format: "HELM per-instance statistics",
        runs: [{ name: model ?? source.name.replace(/\.[^.]+$/u, ""), aliases: [], model, rows }],
        metrics: shareMetrics([rows]),
        grader: {},
        // The run's name holds the model; the scenario is what both runs have in common.
        dataset: { name: text(at(spec?.value, "scenario_spec", "class_name")) },
        assumed: ["Of every metric more is better; HELM's files do not say it."],
        notes: [...limited(adapter, instances.size), ...missingScores(missing)],
        ...(specFile && { alsoRead: [specFile] }),
      },
    };
  },
};

/** HELM does not say how many instances a scenario has; where as many were tried as were asked for, there may be more. */
function limited(adapter: Json | undefined, instances: number): string[] {
  const most = number(at(adapter, "max_eval_instances"));
  return most === undefined || instances < most
    ? []
    : [`The run was limited to ${numbered(most, "instance")} (max_eval_instances).`];
}

/** One trial at one instance. A perturbed instance is a case of its own. */
function readInstance(
  id: string,
  instance: Json,
  options: ImportOptions,
): { row: ImportedRow; missing: number } {
  const perturbation = text(at(instance, "perturbation", "name")) ?? text(at(instance, "perturbation"));
  const scores = new Map<string, number>();
  const measured = new Map<string, number>();
  let split: string | undefined;
  let missing = 0;
  for (const stat of list(at(instance, "stats"))) {
    const name = text(at(stat, "name", "name"));
    // Beside an instance's own statistics may stand those of the worst of its perturbations.
    if (name === undefined || (perturbation === undefined && at(stat, "name", "perturbation"))) continue;
    split ??= text(at(stat, "name", "split"));
    const value = meanOf(stat);
    if (BOOKKEEPING.test(name)) measured.set(name, value ?? Number.NaN);
    else if (value !== undefined && isScore(value)) scores.set(name, value);
    else missing++;
  }
  const key = perturbation === undefined ? id : `${id} ${perturbation}`;
  const fields = new Map([
    ["instance_id", id],
    ["train_trial_index", scalar(at(instance, "train_trial_index"))],
    ["split", split],
    ["perturbation", perturbation],
  ]);
  const seconds = measured.get("inference_runtime");
  return {
    missing,
    row: {
      ...caseFields(options, (name) => fields.get(name), { id: key }),
      input: sha256(key),
      outcome: scores.size > 0 ? "scored" : "skipped",
      scores,
      tokens: tokensOf(measured),
      latency: seconds !== undefined && seconds > 0 ? seconds * 1000 : undefined,
    },
  };
}

/** The mean, else what it is made of; nothing of a statistic that was never counted. */
function meanOf(stat: Json): number | undefined {
  const [count, sum, mean] = [number(at(stat, "count")), number(at(stat, "sum")), number(at(stat, "mean"))];
  if (mean !== undefined) return mean;
  return count !== undefined && count > 0 && sum !== undefined ? sum / count : undefined;
}

function tokensOf(measured: ReadonlyMap<string, number>): Tokens | undefined {
  const stated = (name: string) => {
    const value = measured.get(name);
    return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  };
  const tokens = { input: stated("num_prompt_tokens"), output: stated("num_output_tokens") };
  return tokens.input === undefined && tokens.output === undefined ? undefined : tokens;
}
