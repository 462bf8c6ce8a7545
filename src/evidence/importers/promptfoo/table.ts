import { csvHeader } from "../../../parse/csv.ts";
import { eachCsvValues } from "../../document.ts";
import type { RowFault } from "../../document.ts";
import type { ImportOptions, ImportProblem, Source } from "../../importer.ts";
import { asObject, parseJson } from "../../json.ts";
import type { JsonObject } from "../../json.ts";
import { numberIn, shortly } from "../../table-field.ts";
import type { Columns } from "./columns.ts";
import { readRow } from "./row.ts";

/** What stands beside each answer, in this order; named scores are whole there and rounded in columns of their own. */
const BESIDE = ["Status", "Score", "Named Scores"] as const;

/** `failureReason` of a row, by its status. */
const STATUSES: ReadonlyMap<string, number> = new Map([
  ["PASS", 0],
  ["FAIL", 1],
  ["ERROR", 2],
]);

/** Whether a text begins with the header of promptfoo's CSV. */
export function isTable(head: string): boolean {
  return groupsOf(csvHeader(head)).length > 0;
}

/**
 * Reads promptfoo's CSV: the description and the variables of a test, then, for each provider and prompt, the answer
 * with status and scores beside it. It is read as the JSON rows that it was written from.
 */
export async function readTable(
  source: Source,
  options: ImportOptions,
  columns: Columns,
): Promise<ImportProblem | undefined> {
  return await eachCsvValues(source, (header, values) => {
    const groups = groupsOf(header);
    const [first = values.length] = groups;
    const vars = varsOf(header.slice(0, first), values);
    const [{ description }, test] = vars;
    for (const [promptIdx, answer] of groups.entries()) {
      const raw = rowOf(header, values, answer, promptIdx);
      if ("message" in raw) return raw as RowFault;
      const row = readRow(raw, options, { vars: test, description: description ?? null });
      if ("message" in row) return { message: row.message };
      columns.add(raw, row);
    }
    return undefined;
  });
}

/** The positions of the answers. */
function groupsOf(header: readonly string[]): number[] {
  return header.flatMap((_, index) =>
    BESIDE.every((name, offset) => header[index + 1 + offset] === name) ? [index] : [],
  );
}

/** The description, which stands first where any test has one, and the variables. */
function varsOf(names: readonly string[], values: readonly string[]): [{ description?: string }, JsonObject] {
  const vars = Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]));
  if (names[0] !== "Description") return [{}, vars];
  const { Description: description = "", ...rest } = vars;
  return [description === "" ? {} : { description }, rest];
}

/** A result row as the JSON has it. */
function rowOf(
  header: readonly string[],
  values: readonly string[],
  answer: number,
  promptIdx: number,
): JsonObject | RowFault {
  const [status = "", written = "", named = ""] = values.slice(answer + 1);
  const failureReason = STATUSES.get(status);
  if (failureReason === undefined)
    return { message: `Unexpected status ${shortly(status)}, expected PASS, FAIL or ERROR` };
  const score = numberIn(written);
  if (score === "wrong") return { message: `Unexpected ${shortly(written)} as score, expected a number` };
  const parsed = parseJson(named === "" ? "{}" : named);
  const namedScores = parsed.ok ? asObject(parsed.value) : undefined;
  if (!namedScores) return { message: `Unexpected named scores ${shortly(named)}, expected a JSON object` };
  // “[baseline] qa-prompt-v1”
  const [, label = "", prompt = ""] =
    /^\[(?<label>[^\]]*)\] ?(?<prompt>.*)$/su.exec(header[answer] ?? "") ?? [];
  return {
    provider: { label },
    prompt: { label: prompt },
    promptIdx,
    success: failureReason === 0,
    failureReason,
    ...(score !== "missing" && { score }),
    namedScores,
  };
}
