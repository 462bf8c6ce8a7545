import type { ExportTarget } from "../model/export-record.ts";

/** A record a line, as many repositories are brought together; each line is one of the `records` of schema/export.json. */
export const ndjson: ExportTarget = {
  name: "ndjson",
  summary: "a record a line",
  format: (records) => records.map((record) => `${JSON.stringify(record)}\n`).join(""),
};
