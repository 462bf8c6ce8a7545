import type { Corpus } from "../corpus/load.ts";
import { GatePolicy } from "../model/gate.ts";
import type { Card } from "../model/record.ts";
import { UserError } from "../model/user-error.ts";

/** The gate that governs a record: that of the eval plan it names, else that of `reckon.yaml`, else the default. */
export function policyFor(
  corpus: Pick<Corpus, "byId" | "config">,
  record: Pick<Card, "values">,
): GatePolicy | undefined {
  const { plan } = record.values;
  return plan === undefined ? corpus.config.gate : policyOfPlan(corpus, plan);
}

/**
 * The gate of an eval plan.
 * @throws UserError where no record has the id, or none with a gate
 */
export function policyOfPlan(corpus: Pick<Corpus, "byId">, plan: string): GatePolicy {
  const records = corpus.byId(plan);
  const policies = records.map((record) => GatePolicy.safeParse(record.extra.gate));
  const found = policies.find((policy) => policy.success);
  if (found) return found.data;
  throw new UserError(
    records.length === 0
      ? `No record has the id ${plan}`
      : `${plan} has no valid \`gate\` in its frontmatter`,
    records.length === 0
      ? "Name the id of an eval plan, such as EVAL-0001."
      : `Write one as docs/gate.md shows, and check it with reckon lint.`,
  );
}
