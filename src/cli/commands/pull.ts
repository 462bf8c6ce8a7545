import path from "node:path";
import { loadCorpus, readRecord } from "../../corpus/load.ts";
import type { Corpus, CorpusSource, LoadedRecord } from "../../corpus/load.ts";
import { writeFiles } from "../../corpus/write.ts";
import type { FileText } from "../../corpus/write.ts";
import { checkEvidence } from "../../evidence/check.ts";
import { formatEvidence } from "../../evidence/file.ts";
import { holdsEvidence } from "../../evidence/held.ts";
import { EVIDENCE_NAME, evidencePath, folderOf, loadEvidence } from "../../evidence/load.ts";
import { policyFor } from "../../evidence/policy.ts";
import { judgeForRecord, withEvidence } from "../../evidence/record.ts";
import type { Evidence } from "../../model/evidence.ts";
import { gateEntries } from "../../model/gate.ts";
import type { MarkdownRecord } from "../../model/record.ts";
import { UserError } from "../../model/user-error.ts";
import type { EvidenceCheck } from "../../model/written-report.ts";
import { parseRecord } from "../../parse/record.ts";
import type { ParsedRecord } from "../../parse/record.ts";
import { escapeJson, escapeText } from "../../report/escape.ts";
import { json } from "../../report/gate/json.ts";
import { pretty } from "../../report/gate/pretty.ts";
import { usesColor } from "../context.ts";
import type { Context } from "../context.ts";
import { findOwnRecord, findRecord } from "../find-record.ts";
import { addResultOptions, readEvidenceFrom } from "../results.ts";
import type { ResultOptions } from "../results.ts";
import { selectSource } from "../source.ts";
import { openProject } from "../verb.ts";
import type { DefineVerb, ExitStatus, GlobalOptions } from "../verb.ts";
import { numbered } from "../../model/wording.ts";

interface PullOptions extends GlobalOptions, ResultOptions {
  as?: string;
  check?: boolean;
  json?: boolean;
}

/** The project with everything that was read of it. */
interface Opened {
  context: Context;
  cwd: string;
  source: CorpusSource;
  corpus: Corpus<MarkdownRecord>;
}

export const define: DefineVerb = (command, context, exit) => {
  addResultOptions(command)
    .option("--as <name>", "name of the evidence: `support-2026-11` is <dir>/evidence/support-2026-11.json")
    .option("--check", "write nothing, and fail where a record's evidence is out of date")
    .option("--json", "print the verdict as JSON; with --check, what is out of date")
    .addHelpText(
      "after",
      "\nWithout result files, the record's blocks are written again from the evidence that it names.\nExit status: 0 whatever the verdict; with --check, 1 where something is out of date.\n",
    )
    .action(async (record: string | undefined, files: string[], options: PullOptions) =>
      exit(await run(context, record, files, options)),
    );
};

async function run(
  context: Context,
  name: string | undefined,
  files: readonly string[],
  options: PullOptions,
): Promise<ExitStatus> {
  if (files.length > 2)
    throw new UserError(
      `Unexpected ${files.length} result files, expected one or two`,
      "Name the baseline's results and the candidate's.",
    );
  const project = openProject(context, options);
  const source = await selectSource(project, []);
  const corpus = loadCorpus(source);
  const opened = {
    context,
    cwd: project.cwd,
    source,
    corpus,
  };
  if (options.check) return check(opened, name, options);
  if (name === undefined)
    throw new UserError(
      "Unexpected call without a record",
      "Name it: reckon pull ADR-0007 baseline.json candidate.json --as support-2026-11.",
    );
  const record = findOwnRecord(corpus.records, name);
  return files.length === 0
    ? renderAgain(opened, record, options)
    : await pull(opened, record, files, options);
}

async function pull(
  opened: Opened,
  record: MarkdownRecord,
  files: readonly string[],
  options: PullOptions,
): Promise<ExitStatus> {
  const { context, cwd, corpus, source } = opened;
  const name = evidenceName(options.as);
  const policy = policyFor(corpus, record);
  const reading = { context, cwd, config: source.config };
  const evidence = await readEvidenceFrom(reading, name, files, options, policy);
  // Other records may hold the same evidence: their blocks follow.
  const others = corpus.records.filter(
    (other) => other !== record && other.source === record.source && other.values.evidence?.includes(name),
  );
  const file = { path: evidencePath(folderOf(corpus, record), name), text: formatEvidence(evidence) };
  const texts = [record, ...others].map((each) => rewritten(opened, each, [evidence]));
  writeFiles([file, ...texts]);
  report(opened, record, evidence, options);
  say(opened, [file, ...texts]);
  return 0;
}

/** Writes the blocks of a record again, from evidence that is there. */
function renderAgain(opened: Opened, record: MarkdownRecord, options: PullOptions): ExitStatus {
  const names = options.as === undefined ? (record.values.evidence ?? []) : [evidenceName(options.as)];
  if (names.length === 0) {
    throw new UserError(
      `${record.file} names no evidence`,
      "Name result files, and --as a name for the evidence.",
    );
  }
  if (options.json && names.length > 1) {
    throw new UserError(
      `Unexpected \`--json\` for ${names.length} pieces of evidence, expected one`,
      `Name it: --as ${names[0]}.`,
    );
  }
  const evidence = names.map((name): Evidence => {
    const dir = folderOf(opened.corpus, record);
    const loaded = loadEvidence(dir, name);
    if (loaded.ok) return loaded.evidence;
    throw new UserError(`${shown(opened, evidencePath(dir, name))}: ${loaded.message}`, loaded.hint);
  });
  const text = rewritten(opened, record, evidence);
  writeFiles([text]);
  for (const each of evidence) report(opened, record, each, options);
  say(opened, [text]);
  return 0;
}

function check(opened: Opened, name: string | undefined, { json: asJson }: PullOptions): ExitStatus {
  const { context, corpus, source } = opened;
  const records = name === undefined ? corpus.records : [findRecord(corpus.records, name)];
  const found: EvidenceCheck = { version: 1, checked: 0, stale: [] };
  for (const record of records.filter(holdsEvidence)) {
    const results = checkEvidence(load(source, record), corpus, source.parser);
    found.checked += results.length;
    const { id, file } = record;
    for (const { name: evidence, problem } of results)
      if (problem) found.stale.push({ record: id ?? file, file, evidence, ...problem });
  }
  context.stdout.write(asJson ? `${escapeJson(found)}\n` : checkText(found));
  return found.stale.length === 0 ? 0 : 1;
}

function checkText({ checked, stale }: EvidenceCheck): string {
  const lines = stale.flatMap(({ file, evidence, message, hint }) => [
    escapeText(`${file}: ${evidence}: ${message}`),
    `  → ${escapeText(hint)}`,
  ]);
  const current = `${checked - stale.length} of ${numbered(checked, "evidence block")} current.`;
  return `${[...lines, current].join("\n")}\n`;
}

/** A record's file with the blocks of these pieces of evidence, everything else as it was. */
function rewritten(
  { source, corpus }: Opened,
  record: MarkdownRecord,
  evidence: readonly Evidence[],
): FileText {
  const loaded = load(source, record);
  const policy = policyFor(corpus, record);
  let parsed: ParsedRecord = loaded;
  for (const each of evidence) {
    const { rendered } = judgeForRecord(each, policy, record);
    const text = withEvidence(parsed, each.name, rendered);
    parsed = parseRecord(record.file, text, source.config, source.parser);
  }
  const { text } = parsed.record;
  return { path: loaded.path, text: loaded.bom ? `\u{FEFF}${text}` : text };
}

function load(source: CorpusSource, record: MarkdownRecord): LoadedRecord {
  return readRecord(source, path.join(source.root, record.file));
}

function evidenceName(name: string | undefined): string {
  if (name !== undefined && EVIDENCE_NAME.test(name)) return name;
  throw new UserError(
    name === undefined ? "Unexpected call without `--as`" : `Unexpected name \`${name}\` of evidence`,
    "Name it in lower-case letters, digits, `.`, `_` and `-`, as in --as support-2026-11.",
  );
}

function report(
  { context, corpus }: Opened,
  record: MarkdownRecord,
  evidence: Evidence,
  options: PullOptions,
): void {
  const policy = policyFor(corpus, record);
  const result = {
    evidence,
    entries: gateEntries(policy),
    report: judgeForRecord(evidence, policy, record).report,
  };
  const formatter = options.json ? json : pretty;
  context.stdout.write(
    formatter.format(result, { color: usesColor(context, context.stdout, options.color) }),
  );
}

function say(opened: Opened, files: readonly FileText[]): void {
  opened.context.stderr.write(
    files.map((file) => `Wrote ${escapeText(shown(opened, file.path))}\n`).join(""),
  );
}

function shown({ cwd }: Opened, file: string): string {
  return path.relative(cwd, file).split(path.sep).join("/");
}
