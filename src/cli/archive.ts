import { buildCorpus, loadCorpus } from "../corpus/load.ts";
import type { Corpus } from "../corpus/load.ts";
import { gatherElsewhere } from "../corpus/sources/source-reader.ts";
import type { SourceTrouble } from "../corpus/sources/source-reader.ts";
import { dialectsOf } from "../model/foreign.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { escapeText } from "../report/escape.ts";
import type { Context } from "./context.ts";
import { sayFound } from "./found.ts";
import { selectSource } from "./source.ts";
import { openProject } from "./verb.ts";
import type { ExitStatus, GlobalOptions } from "./verb.ts";

/** Every record that can be read from here. */
export interface Archive {
  /** The own records, and after them those of the sources. */
  corpus: Corpus<MarkdownRecord>;
  /** 2 where a source could not be read whole, so that nobody takes the answer for all there is. */
  status: ExitStatus;
}

/**
 * Reads the own records and those of every source that `reckon.yaml` names. What of a source cannot be read is said, and
 * the rest serves.
 * @param asked names that the answer is narrowed to: no other source is read; all are where it is empty
 * @throws UserError where the own settings or folder cannot be read
 */
export async function openArchive(
  context: Context,
  options: GlobalOptions,
  asked: readonly string[] = [],
): Promise<Archive> {
  const project = openProject(context, options);
  const source = await selectSource(project, []);
  const own = loadCorpus(source);
  sayFound(context.stderr, project, dialectsOf(own.records));
  if (!source.elsewhere) return { corpus: own, status: 0 };
  const wanted = asked.length > 0 ? namesAmong(Object.keys(source.config.sources), asked) : undefined;
  const { kept, troubles } = gatherElsewhere(source.elsewhere(wanted), ({ record }) => record);
  sayTroubles(context, troubles);
  return { corpus: buildCorpus(source, [...own.files, ...kept]), status: troubles.length > 0 ? 2 : 0 };
}

/** Names are compared without regard to case, as the filter compares them. */
function namesAmong(names: readonly string[], asked: readonly string[]): Set<string> {
  const wanted = new Set(asked.map((name) => name.toLowerCase()));
  return new Set(names.filter((name) => wanted.has(name.toLowerCase())));
}

/** Says what of the sources could not be read. */
export function sayTroubles({ stderr }: Context, troubles: readonly SourceTrouble[]): void {
  for (const { source, message, hint } of troubles)
    stderr.write(escapeText(`Source ${source}: ${message}`) + `\n        → ${escapeText(hint)}\n`);
}
