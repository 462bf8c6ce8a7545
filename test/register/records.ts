import { readConfig } from "../../src/corpus/config.ts";
import type { Config } from "../../src/model/config.ts";
import type { MarkdownRecord } from "../../src/model/record.ts";
import { loadMarkdownParser } from "../../src/parse/markdown.ts";
import { parseRecord } from "../../src/parse/record.ts";

/** Settings as a team would write them. */
export function settings(yaml = ""): Config {
  return readConfig(yaml, "reckon.yaml");
}

/** A row of the risks table, cells after Risk. */
export interface RiskCells {
  id: string;
  risk?: string;
  likelihood?: string;
  owner?: string;
  reviewBy?: string;
  status?: string;
}

/** What a test says of a decision; the rest is that of a memo about a support model. */
export interface Decision {
  id?: string;
  title?: string;
  /** Further lines of the frontmatter. */
  keys?: readonly string[];
  monthly?: string;
  reversal?: string;
  risks?: readonly RiskCells[];
}

/** The text of an accepted memo that chose C, with the parts that a test names. */
export function memoText({
  id = "MEMO-0007",
  title = "Migrate the support model",
  keys = ["status: accepted", "date: 2026-11-02", "decision-makers: [ana]", "chosen: C"],
  monthly = "$2,100 (transition only)",
  reversal = "1 sprint",
  risks = [],
}: Decision): string {
  const rows = risks.map(
    ({
      id: risk,
      likelihood = "possible",
      owner = "ana",
      reviewBy = "2027-01-15",
      status = "open",
      ...rest
    }) =>
      `| ${risk} | ${rest.risk ?? "Casual queries answer worse"} | ${likelihood} | minor | ${owner} | casual-queries score < 85 for 7 days | ${reviewBy} | ${status} |`,
  );
  return `---
id: ${id}
kind: risk-memo
${keys.join("\n")}
---

# ${title}

## Context

The supplier ends the current model in March.

## Criteria

- Cost/month

## Options

| Dimension | A: Stay on current | B: Migrate | C: Dual-run 30 days |
| --- | --- | --- | --- |
| Cost/month | $1,200 | $940 | ${monthly} |
| Reversal cost | N/A | 2 sprints | ${reversal} |
| Recommendation | | | Preferred |

## Decision

We run both for 30 days, then cut over.

## Risks

| ID | Risk | Likelihood | Impact | Owner | Signal | Review by | Status |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join("\n")}

## Reversal

1. Set the route back to the current model.
2. Restore the prompts of October.
`;
}

/** The record of a memo, read as the program reads it. */
export async function memo(decision: Decision, config = settings()): Promise<MarkdownRecord> {
  const file = `adr/${(decision.id ?? "MEMO-0007").toLowerCase()}-support.md`;
  return parseRecord(file, memoText(decision), config, await loadMarkdownParser()).record;
}
