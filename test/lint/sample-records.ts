/** A decision on the support model that lints clean beside nothing else. */
export const CLEAN = `---
id: ADR-0001
kind: adr
status: proposed
date: 2026-11-02
---

# Migrate the support model

## Context

The vendor switches the old model off on 31 January.

## Options

| Dimension | A: Stay on current | B: Migrate to new model | C: Dual-run 30 days |
| --- | --- | --- | --- |
| Cost/month | $1,200 | $940 | $2,100 |
| Reversal cost | none | 1 sprint | minimal |
| Recommendation | | | Preferred: dual-run then cut over |

## Decision

Dual-run for 30 days, then cut over.
`;

/** The same with two options. */
export const TWO_OPTIONS = CLEAN.replaceAll(/^\|(.*)\|[^|\n]*\|$/gmu, "|$1|").replace(
  "| Recommendation | | |",
  "| Recommendation | | Preferred: it is cheaper |",
);

/** The same under another number. */
export function numbered(text: string, number: number): string {
  return text.replace("ADR-0001", `ADR-${String(number).padStart(4, "0")}`);
}

/** An accepted decision. */
export const ACCEPTED = CLEAN.replace(
  "status: proposed\ndate: 2026-11-02",
  "status: accepted\ndate: 2026-11-02\ndecided: 2026-11-02\ndecision-makers: [ana, mei]\nchosen: C\nreversal:\n  cost: minimal\n  door: two-way",
);
