import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** A folder of a team's own with these files, gone when the test is over. */
export function project(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "reckon-project-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

/** The memo on the support model, and what keys it has besides. */
export function memo(keys: string, sections = ""): string {
  return `---
id: MEMO-0003
kind: risk-memo
date: 2026-11-20
decision-makers: [ana, mei]
tags: [support, models]
tier: 1
${keys}
---

# Migrate the support model

## Context

Our supplier ends the current model in March.

## Options

| Dimension | A: Stay on current | B: Migrate to new model | C: Dual-run 30 days |
|---|---|---|---|
| Cost/month | $1,200 | $940 | $2,100 (transition only) |
| Reversal cost | N/A | 1 sprint to roll back | 1 sprint + $3,000 |
| Recommendation | | | Preferred: dual-run then cut over |

## Decision

Both models answer for 30 days, then we cut over. B gives up the cheap way back.

## Risks

| ID | Risk | Likelihood | Impact | Owner | Signal | Review by | Status |
|---|---|---|---|---|---|---|---|
| R1 | Casual queries answer worse | possible | minor | ana | casual-queries score < 85 for 7 days | 2027-01-15 | open |
| R2 | Reserved capacity is late | 20 % | moderate | tomas | p95 latency > 4 s | 2026-12-01 | mitigated 2026-11-28 |

## Reversal

1. Set the route back to the current model.
2. Restore the prompts.
${sections}`;
}

/** Keys of the memo once it is accepted. */
export const ACCEPTED = `status: accepted
decided: 2026-11-18
chosen: C
reversal:
  cost: 1 sprint + $3,000
  door: costly
  phases:
    - cost: 5 minutes
      until: 2026-12-14
    - cost: 1 sprint + $3,000
      until: 2027-01-31
    - cost: $18,000 + 6 weeks
  rehearsed: 2026-11-02
review-by: 2027-02-15`;

/** A short decision. */
export function adr(id: string, title: string, keys: string, body = ""): string {
  return `---\nid: ${id}\nkind: adr\n${keys}\n---\n\n# ${title}\n\n${body}`;
}
