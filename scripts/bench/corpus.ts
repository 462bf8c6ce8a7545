/** Made-up decision records for the benchmark: the same bytes at every run, no two alike. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const SUBJECTS = ["support model", "prompt cache", "embedding store", "triage queue", "summary service"];
const REASONS = [
  "the contract ends in January",
  "answers cost more each month",
  "casual queries answer worse",
];

/** How many records a folder holds, so that no folder has tens of thousands. */
const PER_FOLDER = 1000;

/** Writes so many records below `<folder>/adr`, each naming and linking to an earlier one. */
export function writeCorpus(folder: string, count: number): void {
  for (let number = 1; number <= count; number++) {
    const file = path.join(folder, fileOf(number));
    if (number % PER_FOLDER === 1) mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, recordText(number));
  }
}

/** Writes so many records of the same prose without frontmatter into a folder, named by day as log4brains wants them. */
export function writePlainCorpus(folder: string, count: number): void {
  for (let number = 1; number <= count; number++)
    writeFileSync(path.join(folder, plainFileOf(number)), plainText(number));
}

function plainFileOf(number: number): string {
  const day = new Date(Date.UTC(2020, 0, 1 + (number % 2000))).toISOString().slice(0, 10).replaceAll("-", "");
  return `${day}-move-the-${subjectOf(number).replace(" ", "-")}-part-${number}.md`;
}

function plainText(number: number): string {
  const [, body] = recordText(number).split(/^---\n\n/mu) as [string, string];
  const heading = body.slice(0, body.indexOf("\n"));
  const rest = body
    .slice(heading.length)
    .replaceAll(/\]\([^)]*\)/gu, `](./${plainFileOf(earlierThan(number))})`);
  return `${heading}\n\n- Status: accepted\n- Deciders: ana, mei\n- Tags: ${subjectOf(number).replace(" ", "-")}\n${rest}`;
}

function earlierThan(number: number): number {
  return Math.max(1, number - (number % 7) - 1);
}

function fileOf(number: number): string {
  const part = String(Math.floor((number - 1) / PER_FOLDER)).padStart(3, "0");
  return `adr/part-${part}/${idOf(number).toLowerCase()}-move-the-${subjectOf(number).replace(" ", "-")}.md`;
}

function idOf(number: number): string {
  return `ADR-${String(number).padStart(4, "0")}`;
}

function subjectOf(number: number): string {
  return SUBJECTS[number % SUBJECTS.length]!;
}

function recordText(number: number): string {
  const subject = subjectOf(number);
  const earlier = earlierThan(number);
  const link = path.posix.relative(path.posix.dirname(fileOf(number)), fileOf(earlier));
  const related = number === earlier ? "" : `relates-to: [${idOf(earlier)}]\n`;
  return `---
id: ${idOf(number)}
kind: adr
status: accepted
date: 2026-0${1 + (number % 9)}-15
decided: 2026-0${1 + (number % 9)}-15
decision-makers: [ana, mei]
tags: [${subject.replace(" ", "-")}]
${related}chosen: C
reversal:
  cost: ${1 + (number % 4)} days
  door: two-way
---

# Move the ${subject}, part ${number}

## Context

Since ${REASONS[number % REASONS.length]}, the ${subject} has to move. Team ${number % 40} runs it for ${100 + number} users a day,
and *nothing else* was found that would be [cheaper](${link}).

## Options

| Dimension | A: Stay as it is | B: Move at once | C: Dual-run 30 days |
| --- | --- | --- | --- |
| Cost/month | $${1000 + (number % 900)} | $${700 + (number % 300)} | $${1700 + (number % 400)} |
| Latency | ${1 + (number % 3)} s | 1 s | 2 s |
| Reversal cost | none | 2 sprints | ${1 + (number % 4)} days |
| Recommendation | | | Preferred: dual-run, then cut over |

## Decision

Dual-run for ${10 + (number % 20)} days, then cut over:

- the old one stays warm until the last week;
- the new one answers \`${number % 100} %\` of the queries first.

## Consequences

Two bills for a month. The ${subject} of part ${number} is watched by team ${number % 40}.
`;
}
