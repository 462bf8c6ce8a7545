import path from "node:path";
import { writeFiles } from "../corpus/write.ts";
import type { Finding } from "../model/finding.ts";
import { pretty } from "../report/formatters/pretty.ts";
import { escapeText } from "../report/escape.ts";
import type { SitePlace } from "../site/astro.ts";
import { singleFile } from "../site/single-file.ts";
import { usesColor } from "./context.ts";
import type { Context } from "./context.ts";
import { findRecord } from "./find-record.ts";
import type { ReadSite } from "./site-source.ts";
import type { ExitStatus } from "./verb.ts";

/** What `--single-file` asks for. */
interface SingleFileOptions {
  singleFile: string;
  place: SitePlace;
  out?: string;
  keepGoing?: boolean;
  json?: boolean;
  color?: boolean;
}

/** Writes the page of one record as one file; the errors of others do not matter to it. */
export async function buildSingleFile(
  context: Context,
  { cwd }: { cwd: string },
  { view, corpus, errors }: ReadSite,
  options: SingleFileOptions,
): Promise<ExitStatus> {
  const { file } = findRecord(corpus.records, options.singleFile);
  const { slug } = view.decisions.find((decision) => decision.file === file)!;
  const own = errors.filter((error) => error.file === file);
  if (own.length > 0 && !options.keepGoing) return refuseErrors(context, own, options.color);
  const target = path.resolve(cwd, options.out ?? `${slug}.html`);
  const text = await singleFile(view, slug, options.place);
  writeFiles([{ path: target, text }]);
  const bytes = Buffer.byteLength(text);
  const shown = path.relative(cwd, target);
  context.stdout.write(
    options.json
      ? `${JSON.stringify({ version: 1, file: target, bytes })}\n`
      : `${escapeText(shown)}: ${Math.ceil(bytes / 1000)} kB, which asks for nothing\n`,
  );
  return 0;
}

/** Says why nothing is built. */
export function refuseErrors(context: Context, errors: Finding[], wanted?: boolean): ExitStatus {
  const color = usesColor(context, context.stderr, wanted);
  const files = new Set(errors.map(({ file }) => file)).size;
  const style = { color, width: context.stderr.columns, sourceLine: () => undefined };
  context.stderr.write(pretty.format({ findings: errors, files, records: files }, style));
  context.stderr.write(
    "reckon: nothing was built\n        → Correct the records, or build with --keep-going.\n",
  );
  return 1;
}
