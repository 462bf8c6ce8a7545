import type { ImportedRun } from "../../importer.ts";
import type { ImportedRow } from "../../imported-row.ts";
import { at, canonical, list, number, text } from "../../json.ts";
import type { Json, JsonObject } from "../../json.ts";
import { RunRows } from "../../rows.ts";
import type { Rows } from "../../rows.ts";

interface Column {
  provider: { id?: string | undefined; label?: string | undefined };
  prompt?: string | undefined;
  rows: Rows;
}

/** A prompt's label may be the whole prompt; a run's name takes this much of it. */
const PROMPT_NAME = 60;

/** Rows gathered by column: what promptfoo calls a provider with a prompt. */
export class Columns {
  readonly #rows = new RunRows<string>();
  readonly #columns = new Map<string, Column>();
  /** Every different assertion of the file, as canonical JSON. */
  readonly assertions = new Map<string, Json>();

  get isEmpty(): boolean {
    return this.#columns.size === 0;
  }

  add(raw: JsonObject, row: ImportedRow): void {
    const given = at(raw, "provider");
    const provider = { id: text(at(given, "id")) ?? text(given), label: text(at(given, "label")) };
    const prompt = text(at(raw, "prompt", "label")) ?? text(at(raw, "prompt", "display"));
    // Only late versions number their columns, and a row that timed out may lack its prompt.
    const key = canonical([
      provider.id ?? null,
      provider.label ?? null,
      number(at(raw, "promptIdx")) ?? prompt ?? null,
    ]);
    const column = this.#columns.get(key) ?? { provider, prompt, rows: this.#rows.of(key) };
    column.prompt ??= prompt;
    column.rows.add(row);
    this.#columns.set(key, column);
    for (const component of list(at(raw, "gradingResult", "componentResults"))) {
      const assertion = at(component, "assertion");
      if (assertion)
        this.assertions.set(
          canonical([
            at(assertion, "type") ?? null,
            at(assertion, "metric") ?? null,
            at(assertion, "provider") ?? null,
          ]),
          assertion,
        );
    }
  }

  /** One run per column in the order of the file, each with a name of its own and `expected` cases. */
  runs(expected: number | undefined): ImportedRun[] {
    const columns = [...this.#columns.values()];
    const plain = columns.map(({ provider }) => provider.label ?? provider.id ?? "unnamed provider");
    const withPrompt = columns.map(({ prompt }, index) =>
      prompt && isShared(plain, index) ? `${plain[index]} with ${firstLine(prompt)}` : (plain[index] ?? ""),
    );
    return columns.map(({ provider, rows }, index) => ({
      name: isShared(withPrompt, index)
        ? `${withPrompt[index]} (column ${index + 1})`
        : (withPrompt[index] ?? ""),
      aliases: [provider.label, provider.id].filter((name) => name !== undefined),
      model: provider.id,
      expected,
      rows,
    }));
  }
}

function isShared(names: string[], index: number): boolean {
  return names.indexOf(names[index] ?? "") !== names.lastIndexOf(names[index] ?? "");
}

function firstLine(prompt: string): string {
  return (prompt.trim().split(/\r?\n/, 1)[0] ?? "").slice(0, PROMPT_NAME);
}
