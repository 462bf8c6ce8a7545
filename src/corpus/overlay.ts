import { resolve } from "node:path";
import { interpretRecord } from "./interpret.ts";
import { readRecords } from "./load.ts";
import type { CorpusSource, LoadedRecord } from "./load.ts";

/**
 * Reads a corpus with texts that stand for what is on the disk: an editor's buffer, a fix that is not written yet.
 * @param texts without byte order mark, by path from the root; one of a file that is not there comes last
 */
export function* readOverlaid(
  source: CorpusSource,
  texts: ReadonlyMap<string, string>,
): Generator<LoadedRecord> {
  const seen = new Set<string>();
  const parsed = (file: string, text: string, path: string, bom: boolean): LoadedRecord => ({
    ...interpretRecord(file, text, source.config, source.parser),
    path,
    bom,
  });
  for (const loaded of readRecords(source)) {
    const { file } = loaded.record;
    seen.add(file);
    const text = texts.get(file);
    yield text === undefined ? loaded : parsed(file, text, loaded.path, loaded.bom);
  }
  for (const [file, text] of texts) {
    if (!seen.has(file)) yield parsed(file, text, resolve(source.root, file), false);
  }
}
