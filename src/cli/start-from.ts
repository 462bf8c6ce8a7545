import type { Corpus } from "../corpus/load.ts";
import type { NewRecord } from "../corpus/scaffold.ts";
import { policyFor } from "../evidence/policy.ts";
import { startFromEvidence } from "../evidence/start.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { UserError } from "../model/user-error.ts";
import { editFrontmatter } from "../parse/edit.ts";
import type { MarkdownParser } from "../parse/markdown.ts";
import { parseRecord } from "../parse/record.ts";
import { findEvidence } from "./find-evidence.ts";
import type { openProject } from "./verb.ts";
import { identified } from "./wanted-record.ts";

/** What a new record that begins with evidence is made from. */
export interface Start {
  project: ReturnType<typeof openProject>;
  corpus: Corpus<MarkdownRecord>;
  parser: MarkdownParser;
}

/**
 * What makes a filled template a record that begins with evidence, judged by the gate of its plan or of `reckon.yaml`.
 * @param named name or file of the evidence
 * @param plan the eval plan, as a person names a record
 * @throws UserError where there is no such evidence or plan
 */
export function startingFrom(
  { project, corpus, parser }: Start,
  named: string,
  plan: string | undefined,
): NonNullable<NewRecord["finish"]> {
  const evidence = findEvidence(project, named);
  const [planned] = plan === undefined ? [] : identified(corpus.records, [plan]);
  return (filled) => {
    const { file } = filled.record;
    const read = (text: string) => parseRecord(file, text, project.config, parser);
    const governed = planned ? read(withPlan(filled.record, planned.id)) : filled;
    return startFromEvidence(governed, evidence, policyFor(corpus, governed.record), read);
  };
}

function withPlan({ file, text }: MarkdownRecord, id: string): string {
  const edited = editFrontmatter(text, [{ path: ["plan"], set: id }]);
  if (edited !== undefined) return edited;
  throw new UserError(
    `Unexpected frontmatter in ${file}, which cannot be edited safely; nothing was written`,
    "Write it in the template as plain `key: value` lines, and run the command again.",
  );
}
