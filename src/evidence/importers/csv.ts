import { csvHeader } from "../../parse/csv.ts";
import { eachCsvRow } from "../document.ts";
import type { Importer } from "../importer.ts";
import { PLAIN_COLUMNS, Table } from "../table.ts";

/** A table in CSV, with the plain columns or a team's own mapping. */
export const csv: Importer = {
  id: "csv",
  title: "CSV with a column case_id",
  sniff(_name, head) {
    if (/^\s*[[{<]/u.test(head)) return { recognised: false, why: "it is no table" };
    const names = csvHeader(head);
    const { case: id = "", pass = "" } = PLAIN_COLUMNS;
    if (!names.includes(id)) return { recognised: false, why: `its header has no column ${id}` };
    return names.includes(pass) || names.includes("score")
      ? { recognised: true }
      : { recognised: false, why: `its header has no column ${pass} or score` };
  },
  keys: "a column",
  async parse(source, options) {
    const table = new Table(options);
    const problem = await eachCsvRow(source, ({ fields }) => table.add((field) => fields.get(field)));
    return problem ? { ok: false, problem } : table.finish("CSV", source.name);
  },
};
