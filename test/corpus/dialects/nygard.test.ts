import { expect, test } from "vitest";
import { readForeign, understood } from "./reading.ts";

const record = (status: string, date = "2026-11-20") => `# 12. Migrate the support model

Date: ${date}

## Status

${status}

## Context

The vendor switches the old model off on 31 January.

## Decision

We dual-run for 30 days.

## Consequences

Both models are paid for in December.
`;

test("a record as adr-tools writes it", () => {
  expect(understood(readForeign("doc/adr/0012-migrate-the-support-model.md", record("Accepted")))).toEqual({
    dialect: "nygard",
    id: "ADR-0012",
    title: "Migrate the support model",
    status: "accepted",
    date: "2026-11-20",
  });
});

test("superseding is told by later lines, in the tool's own spelling and both ways", () => {
  const old = "Accepted\n\nSuperceded by [14. Answer with two models](0014-answer-with-two-models.md)";
  expect(understood(readForeign("doc/adr/0012-x.md", record(old)))).toMatchObject({
    status: "superseded",
    "superseded-by": ["ADR-0014"],
  });
  const successor =
    "Accepted\n\nSupercedes [9. One model](0009-one-model.md)\n\nAmends [3. Prompts](0003-prompts.md)";
  expect(understood(readForeign("doc/adr/0012-x.md", record(successor)))).toMatchObject({
    status: "accepted",
    supersedes: ["ADR-0009"],
    "relates-to": ["ADR-0003"],
  });
});

test("old repositories write the day before the month", () => {
  expect(readForeign("doc/adr/0012-x.md", record("Accepted", "05/06/2019")).values.date).toBe("2019-06-05");
});

test("headings and statuses in other languages are the same", () => {
  const german = record("Akzeptiert")
    .replace("## Context", "## Kontext")
    .replace("## Decision", "## Entscheidung");
  const { values, sections } = readForeign("doc/adr/0012-x.md", german);
  expect(values.status).toBe("accepted");
  expect(sections.map(({ name }) => name)).toEqual(["Status", "Context", "Decision", "Consequences"]);
});

test("a heading in a fence, Windows line ends and a number with zeros change nothing", () => {
  const fenced = record("Proposed").replace(
    "We dual-run",
    "```md\n## Status\n\nAccepted\n```\n\nWe dual-run",
  );
  for (const number of ["0000", "0008", "0009"]) {
    const { id, values } = readForeign(`doc/adr/${number}-x.md`, fenced.replaceAll("\n", "\r\n"));
    expect([id, values.status]).toEqual([`ADR-${number}`, "proposed"]);
  }
});
