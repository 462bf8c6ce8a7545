import path from "node:path";
import { writeFiles } from "../../corpus/write.ts";
import { EXPORTS } from "../../export/index.ts";
import { UserError } from "../../model/user-error.ts";
import { counted } from "../../model/wording.ts";
import { entryOf } from "../../register/entry.ts";
import { exportRecord } from "../../register/export-record.ts";
import { passes } from "../../register/filter.ts";
import { escapeText } from "../../report/escape.ts";
import { verifyAudit, writeAudit } from "../audit.ts";
import { todayOf } from "../context.ts";
import type { Context } from "../context.ts";
import { addFilterOptions, isNarrowed, readFilter } from "../filters.ts";
import type { FilterOptions } from "../filters.ts";
import { oneOf, openProject } from "../verb.ts";
import type { DefineVerb, ExitStatus, GlobalOptions } from "../verb.ts";
import { openCorpus } from "../view.ts";

interface ExportOptions extends GlobalOptions, FilterOptions {
  out?: string;
  verify?: string;
  today?: string;
}

const AUDIT = { name: "audit", summary: "a folder with records, evidence, approvals, history and digests" };

const TARGETS: readonly { name: string; summary: string }[] = [...EXPORTS, AUDIT];

export const define: DefineVerb = (command, context, exit) => {
  addFilterOptions(command)
    .option("--out <path>", "write there instead of to standard output; for audit, the new folder")
    .option("--verify <folder>", "for audit: hold a bundle against its manifest instead")
    .option("--today <date>", "the day to date it")
    .addHelpText(
      "after",
      `\nTargets:\n${TARGETS.map(({ name, summary }) => `  ${name.padEnd(7)} ${summary}`).join("\n")}\n`,
    )
    .action(async (target: string, options: ExportOptions) => exit(await run(context, target, options)));
};

async function run(context: Context, name: string, options: ExportOptions): Promise<ExitStatus> {
  const { name: chosen } = oneOf("export", name, TARGETS);
  const target = EXPORTS.find((candidate) => candidate.name === chosen);
  const cwd = path.resolve(context.cwd, options.cwd ?? ".");
  if (!target) {
    return options.verify === undefined
      ? await audit(context, cwd, options)
      : verify(context, path.resolve(cwd, options.verify));
  }
  if (options.verify !== undefined)
    throw new UserError(`Unexpected \`--verify\` for ${name}`, "Only `reckon export audit` has it.");
  const today = todayOf(context, options.today);
  const { records, config } = await openCorpus(context, options);
  const filter = readFilter(options, config, today);
  const passing = records
    .filter((record) => passes(entryOf(record), filter))
    .map((record) => exportRecord(record, target.hasText));
  const text = target.format(passing, today);
  if (options.out === undefined) context.stdout.write(text);
  else writeFiles([{ path: path.resolve(cwd, options.out), text }]);
  return 0;
}

async function audit(context: Context, cwd: string, options: ExportOptions): Promise<ExitStatus> {
  if (options.out === undefined)
    throw new UserError(
      "Unexpected `export audit` without a folder",
      "Name a new one: `reckon export audit --out audit-2026`.",
    );
  if (isNarrowed(options))
    throw new UserError("Unexpected filter for audit, which holds every record", "Leave the filter out.");
  const corpus = await openCorpus(context, options);
  const { file } = openProject(context, options);
  const written = writeAudit(corpus, file, path.resolve(cwd, options.out), todayOf(context, options.today));
  if (!written.hasHistory)
    context.stderr.write("Not a git repository with a commit: the bundle has no history.\n");
  context.stdout.write(
    `${escapeText(options.out)}: ${counted(written.files, "file")}\nsha256 of manifest.json: ${written.digest}\n`,
  );
  return 0;
}

function verify(context: Context, folder: string): ExitStatus {
  const { problems, files, digest } = verifyAudit(folder);
  for (const problem of problems) context.stdout.write(`✖ ${escapeText(problem)}\n`);
  if (problems.length === 0) context.stdout.write(`✔ ${counted(files, "file")} as the manifest has them\n`);
  if (digest !== undefined) context.stdout.write(`sha256 of manifest.json: ${digest}\n`);
  return problems.length === 0 ? 0 : 1;
}
