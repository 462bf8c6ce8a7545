import { cardOf } from "../corpus/load.ts";
import type { LoadedRecord } from "../corpus/load.ts";
import { holdsEvidence } from "../evidence/held.ts";
import type { Finding } from "../model/finding.ts";
import type { Card } from "../model/record.ts";
import type { ConfiguredRules } from "./configure.ts";
import { Gathered } from "./gather.ts";
import { profileOf } from "./profiles.ts";
import type { RecordInput, RuleContext } from "./rule.ts";
import { readSuppressions } from "./suppress.ts";
import type { Suppression } from "./suppress.ts";

/** What is known of a file once every rule about single files has seen it. */
export interface CheckedFile {
  card: Card;
  findings: readonly Finding[];
  suppressions: readonly Suppression[];
  /** Whether the rules about evidence look at it once the corpus is whole. */
  holdsEvidence: boolean;
  /** The file as it was read; absent where another thread read it. */
  loaded?: LoadedRecord;
}

/** What rules are asked with, but for their options. */
export type CheckContext = Omit<RuleContext, "options">;

/** Shows each file to the rules about single files, one after the other. */
export function* checkFiles(
  read: Iterable<LoadedRecord>,
  rules: ConfiguredRules,
  context: CheckContext,
): Generator<CheckedFile> {
  let id: string | undefined;
  let on: ReturnType<ConfiguredRules["forFile"]> = new Map();
  const gathered = new Gathered(
    () => on,
    () => id,
  );
  for (const loaded of read) {
    const { record, tree } = loaded;
    const { file, isRecord } = record;
    ({ id } = record);
    on = rules.forFile(file, profileOf(record));
    const card = cardOf(record);
    const suppressions = readSuppressions(record, tree);
    const input = inputOf(loaded, card, suppressions, context);
    for (const { rule, options } of on.values()) {
      if (!rule.record || !(rule.everyFile || isRecord) || (rule.needsBase && !context.base)) continue;
      input.options = options;
      gathered.report(rule, file, () => rule.record!(input));
    }
    const holds = isRecord && holdsEvidence(record);
    yield { card, findings: gathered.take(), suppressions, holdsEvidence: holds, loaded };
  }
}

/** One object for all rules: a rule has read it to its end before the next one sees it. */
export function inputOf(
  { record, tree }: LoadedRecord,
  card: Card,
  suppressions: readonly Suppression[],
  context: CheckContext,
): RecordInput {
  const { base } = context;
  const before = base?.changed.has(record.file) ? base.before(card) : base && { record, tree };
  return { ...context, record, tree, suppressions, ...(before ? { before } : {}), options: undefined };
}
