import { Baseline } from "../model/baseline.ts";
import type { KnownFinding } from "../model/baseline.ts";
import type { Finding } from "../model/finding.ts";
import { UserError } from "../model/user-error.ts";
import { firstProblem } from "../parse/issues.ts";

/** The baseline of these findings, in an order that does not depend on where they stand. */
export function baselineOf(
  findings: readonly Finding[],
  fingerprints: ReadonlyMap<Finding, string>,
): Baseline {
  const known = findings.map((finding): KnownFinding => {
    const { rule, record, file } = finding;
    const subject = record === undefined ? { file } : { record };
    return { rule, ...subject, fingerprint: fingerprints.get(finding)! };
  });
  const keyOf = ({ record, file, rule, fingerprint }: KnownFinding): string =>
    [record ?? file, rule, fingerprint].join("\0");
  return {
    version: 1,
    findings: known.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)),
  };
}

/**
 * Reads the text of a baseline.
 * @param shown the file as messages name it
 * @throws UserError where it is none
 */
export function parseBaseline(text: string, shown: string): Baseline {
  const refuse = (what: string): UserError =>
    new UserError(
      `Unexpected content of the baseline \`${shown}\`: ${what}`,
      "Write it anew with `--update-baseline`.",
    );
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse("it is no JSON");
  }
  const parsed = Baseline.safeParse(value);
  if (parsed.success) return parsed.data;
  throw refuse(firstProblem(Baseline, value) ?? "it is none");
}

/** Findings set against a baseline. */
export interface Compared {
  /** Findings that the baseline does not know. */
  fresh: Finding[];
  known: Finding[];
  /** Entries that nothing is found for any more. */
  gone: KnownFinding[];
}

/** Parts what is new from what the baseline knows. */
export function compareWithBaseline(
  findings: readonly Finding[],
  fingerprints: ReadonlyMap<Finding, string>,
  baseline: Baseline,
): Compared {
  const known = new Set(baseline.findings.map(({ fingerprint }) => fingerprint));
  const isKnown = (finding: Finding): boolean => known.has(fingerprints.get(finding)!);
  const found = new Set(fingerprints.values());
  return {
    fresh: findings.filter((finding) => !isKnown(finding)),
    known: findings.filter(isKnown),
    gone: baseline.findings.filter(({ fingerprint }) => !found.has(fingerprint)),
  };
}
