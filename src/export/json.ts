import type { ExportTarget, RecordExport } from "../model/export-record.ts";

/** One document; described by schema/export.json. */
export const json: ExportTarget = {
  name: "json",
  summary: "one document",
  format: (records) =>
    `${JSON.stringify({ version: 1, records: [...records] } satisfies RecordExport, undefined, 2)}\n`,
};
