import { expect, test } from "vitest";
import { sameSection, sectionName } from "../../src/model/section.ts";

test.each([
  ["Context and Problem Statement", "Context"],
  ["DECISION  DRIVERS", "Criteria"],
  ["considered options", "Options"],
  ["Options Considered", "Options"],
  ["Alternatives", "Options"],
  ["Decision Outcome", "Decision"],
  ["Accepted Risks", "Risks"],
  ["Going Back", "Reversal"],
  ["Rollback", "Reversal"],
  ["Reversal Plan", "Reversal"],
  ["Validation", "Confirmation"],
  ["More Information", "Links"],
  ["Runbook", "Runbook"],
  ["constructor", "constructor"],
])("%s is the section %s", (heading, name) => {
  expect(sectionName(heading)).toBe(name);
});

test("a section of a team's own is found without regard to case", () => {
  expect(sameSection("Intended use", "Intended Use")).toBe(true);
  expect(sameSection("Limits", "Limitations")).toBe(false);
});
