import { EXPORT_VERSION } from "../model/export-line.ts";
import type { ExportTarget } from "../model/export-record.ts";

/**
 * A record a line, as many repositories are brought together; each line is one of the `records` of schema/export.json,
 * with the format's version and the record's text.
 */
export const ndjson: ExportTarget = {
  name: "ndjson",
  summary: "a record a line, with its text, for the sources of another repository",
  hasText: true,
  format: (records) =>
    records.map((record) => `${JSON.stringify({ version: EXPORT_VERSION, ...record })}\n`).join(""),
};
