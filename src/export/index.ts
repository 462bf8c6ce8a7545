import { csv } from "./csv.ts";
import { ics } from "./ics.ts";
import { json } from "./json.ts";
import { ndjson } from "./ndjson.ts";
import type { ExportTarget } from "../model/export-record.ts";

/** The targets of `reckon export` that are one file. */
export const EXPORTS: readonly ExportTarget[] = [json, csv, ndjson, ics];
