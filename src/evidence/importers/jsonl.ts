import { eachJsonLine } from "../document.ts";
import type { Importer } from "../importer.ts";
import { jsonFields } from "../table-field.ts";
import { PLAIN_COLUMNS, Table } from "../table.ts";

const HINT = "Write one JSON object per line.";

/** A table in JSONL, with the plain columns or a team's own mapping. */
export const jsonl: Importer = {
  id: "jsonl",
  title: "JSONL with a field case_id",
  sniff(_name, head) {
    const [first = ""] = head.trimStart().split(/\r?\n/u, 1);
    const has = (field: string) => first.includes(`"${field}"`);
    const { case: id = "", pass = "" } = PLAIN_COLUMNS;
    if (!first.startsWith("{")) return { recognised: false, why: "its first line is no JSON object" };
    return has(id) && (has(pass) || has("score"))
      ? { recognised: true }
      : { recognised: false, why: `its first line has no ${id} with ${pass} or score` };
  },
  keys: "a field of a record, or a JSON pointer",
  async parse(source, options) {
    const table = new Table(options);
    const problem = await eachJsonLine(source, { hint: HINT, nonFinite: true }, (record) =>
      table.add(jsonFields(record)),
    );
    return problem ? { ok: false, problem } : table.finish("JSONL", source.name);
  },
};
