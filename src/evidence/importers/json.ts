import { readDocument, refused } from "../document.ts";
import type { Importer } from "../importer.ts";
import { list, scalar } from "../json.ts";
import type { Json } from "../json.ts";
import { jsonFields, pointed } from "../table-field.ts";
import { Table } from "../table.ts";

const HINT = "Say in the mapping where the rows are: `rows: /items`.";

/** A list of records inside a JSON document; only a mapping knows where. */
export const json: Importer = {
  id: "json",
  title: "JSON with a mapping",
  sniff: () => ({ recognised: false, why: "only a mapping in reckon.yaml says where the rows are" }),
  keys: "a field of a record, or a JSON pointer",
  async parse(source, options) {
    const { mapping } = options;
    if (!mapping) {
      const hint = "Declare one under `importers:` in reckon.yaml, and name it with --importer.";
      return refused("Unexpected JSON without a mapping", hint);
    }
    const document = await readDocument(source, {
      hint: "Export the results again as JSON.",
      nonFinite: true,
    });
    if (!document.ok) return document;
    const rows = mapping.rows === undefined ? document.value : pointed(document.value, mapping.rows);
    if (!Array.isArray(rows))
      return refused("Unexpected value, expected a list of rows", HINT, mapping.rows ?? "/");
    const names =
      mapping.columns === undefined ? undefined : list(pointed(document.value, mapping.columns)).map(scalar);
    const table = new Table(options);
    for (const [index, row] of rows.entries()) {
      const wrong = table.add(jsonFields(names ? byName(row, names) : row));
      if (wrong) return refused(wrong.message, wrong.hint ?? HINT, `${mapping.rows ?? ""}/${index}`);
    }
    return table.finish("JSON", source.name);
  },
};

/** A row that is a list of values, by the names of its columns. */
function byName(row: Json, names: readonly (string | undefined)[]): Json {
  const values = list(row);
  return Object.fromEntries(
    names.flatMap((name, index) => (name === undefined ? [] : [[name, values[index] ?? null]])),
  );
}
