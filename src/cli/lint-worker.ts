import { parentPort, workerData } from "node:worker_threads";
import { readFound } from "../corpus/load.ts";
import type { LoadedRecord } from "../corpus/load.ts";
import { packCard } from "../corpus/packed-card.ts";
import { openRepository } from "../corpus/repository.ts";
import { checkFiles } from "../lint/check-files.ts";
import { configureRules } from "../lint/configure.ts";
import { RULES } from "../lint/rules/index.ts";
import { loadMarkdownParser } from "../parse/markdown.ts";
import type { CheckedPart, ThreadJob } from "./lint-threads.ts";

/** A thread of `lint`: takes the next part of the files until none is left, and posts what it found in each. */
const job = workerData as ThreadJob;
const { root, folders, config, today, files, perPart } = job;
const repository = openRepository(job.repository);
const source = { root, folders, config, repository, parser: await loadMarkdownParser(job.engine) };
const rules = configureRules(RULES, config, job.levels);
const context = { config, today, repository, root, ruleIds: rules.ids };
const taken = new Int32Array(job.taken);

function* readPart(part: number): Generator<LoadedRecord> {
  for (const found of files.slice(part * perPart, (part + 1) * perPart)) yield readFound(source, found);
}

for (let part = 0; (part = Atomics.add(taken, 0, 1)) * perPart < files.length;) {
  const checked = Array.from(checkFiles(readPart(part), rules, context), ({ card, loaded, ...rest }) => ({
    ...rest,
    card: packCard(card, loaded!.record),
  }));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
  parentPort!.postMessage({ part, checked } satisfies CheckedPart);
}
