import { loadCorpus } from "../corpus/load.ts";
import type { Corpus } from "../corpus/load.ts";
import { dialectsOf } from "../model/foreign.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { painter } from "../report/paint.ts";
import type { ViewContext } from "../report/views/list.ts";
import { usesColor } from "./context.ts";
import type { Context } from "./context.ts";
import { sayFound } from "./found.ts";
import { selectSource } from "./source.ts";
import { openProject } from "./verb.ts";
import type { GlobalOptions } from "./verb.ts";

/** Flags of every verb that only reads. */
export interface ReadOptions extends GlobalOptions {
  json?: boolean;
  today?: string;
}

/**
 * Every record of the project that a verb is called in.
 * @throws UserError where settings or folder cannot be read
 */
export async function openCorpus(context: Context, options: GlobalOptions): Promise<Corpus<MarkdownRecord>> {
  const project = openProject(context, options);
  const corpus = loadCorpus(await selectSource(project, []));
  sayFound(context.stderr, project, dialectsOf(corpus.records));
  return corpus;
}

/** How a view is shown on standard output: cut to the terminal's width, whole where there is none. */
export function viewContext(context: Context, options: GlobalOptions): ViewContext {
  const { stdout } = context;
  return {
    ...(stdout.isTerminal ? { width: stdout.columns } : {}),
    paint: painter(usesColor(context, stdout, options.color)),
  };
}
