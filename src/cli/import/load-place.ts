import { buildCorpus, readRecords } from "../../corpus/load.ts";
import type { MarkdownRecord } from "../../model/record.ts";
import { selectSource } from "../source.ts";
import type { openProject } from "../verb.ts";
import type { ImportPlace } from "./place.ts";

/**
 * Reads records that are imported into another folder and stay as they are: nothing is locked, nothing is repaired.
 * @throws UserError where the folder cannot be read
 */
export async function loadPlace(project: ReturnType<typeof openProject>): Promise<ImportPlace> {
  const source = await selectSource(project, []);
  const files = new Map<MarkdownRecord, { path: string; bom: boolean }>();
  for (const { record, path: file, bom } of readRecords(source)) files.set(record, { path: file, bom });
  return { source, files, corpus: buildCorpus(source, [...files.keys()]) };
}
