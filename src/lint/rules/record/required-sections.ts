import type { Problem } from "../../../model/finding.ts";
import type { Heading, MarkdownRecord } from "../../../model/record.ts";
import { isEmptySection, sectionOf } from "../../../model/record.ts";
import { SECTION_ALIASES, sectionName } from "../../../model/section.ts";
import { quoted } from "../../../model/wording.ts";
import { nearest } from "../../../parse/nearest.ts";
import { defineRule } from "../../rule.ts";

/** A reader who knows one record knows where to look in all of them. */
export const requiredSections = defineRule({
  id: "record/required-sections",
  level: "error",
  description: "The record has the sections that its kind requires, and each says something.",
  *record({ record }) {
    const { kind, values, problems } = record;
    if (!kind || problems.some(({ rule }) => rule === "record/readable")) return;
    const withEvidence = kind.name === "risk-memo" && (values.evidence ?? []).length > 0;
    for (const name of withEvidence ? [...kind.sections, "Evidence"] : kind.sections) {
      const canonical = sectionName(name);
      const section = sectionOf(record, canonical);
      if (!section) yield missing(record, canonical);
      else if (isEmptySection(record, section)) {
        yield {
          message: `Unexpected empty section ${quoted(section.heading.text)}, expected its text`,
          hint: `Write at least one sentence under \`## ${section.heading.text}\`.`,
          range: section.heading.range,
        };
      }
    }
  },
});

function missing(record: MarkdownRecord, name: string): Problem {
  const { headings, places } = record;
  const deeper = headings.find(({ depth, text }) => depth !== 2 && sectionName(text) === name);
  if (deeper) {
    return {
      message: `Unexpected level ${deeper.depth} for the section ${quoted(deeper.text)}, expected level 2`,
      hint: `Write it as \`## ${deeper.text}\`.`,
      range: deeper.range,
    };
  }
  const misspelt = misspeltAs(record, name);
  const aliases = SECTION_ALIASES[name] ?? [];
  const also =
    aliases.length > 0
      ? `; \`${aliases.join("`, `")}\` ${aliases.length > 1 ? "mean" : "means"} the same`
      : "";
  return {
    message: misspelt
      ? `Unexpected section ${quoted(misspelt.text)}, expected \`${name}\``
      : `Unexpected record without the section \`${name}\`, which its kind requires`,
    hint: misspelt ? `Write it as \`## ${name}\`.` : `Add a heading \`## ${name}\`${also}.`,
    range: misspelt?.range ?? headings.find(({ depth }) => depth === 1)?.range ?? places.range,
  };
}

/** A heading that no kind knows and that differs from the name by its number or a colon, or in a letter or two. */
function misspeltAs({ headings, kind }: MarkdownRecord, name: string): Heading | undefined {
  const known = new Set([...Object.keys(SECTION_ALIASES), ...(kind?.sections ?? [])]);
  const unknown = headings.filter(({ depth, text }) => depth === 2 && !known.has(sectionName(text)));
  const numbered = unknown.find(({ text }) => sectionName(withoutNumber(text)) === name);
  const near = nearest(
    name,
    unknown.map(({ text }) => text).filter((text) => Math.abs(text.length - name.length) <= 2),
  );
  return numbered ?? unknown.find(({ text }) => text === near);
}

/** `Context` of `1. Context:`. */
function withoutNumber(text: string): string {
  return text.replace(/^\d{1,3}(?:\.\d{1,3})*[.):]?\s+/u, "").replace(/:$/u, "");
}
