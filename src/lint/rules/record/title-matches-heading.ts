import { keyPlace, valuePlace } from "../../../model/record.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** The first heading is the title; a second copy in the frontmatter drifts away from it. */
export const titleMatchesHeading = defineRule({
  id: "record/title-matches-heading",
  level: "error",
  description: "The record has a first-level heading, and a `title` in the frontmatter says the same.",
  *record({ record: { file, headings, values, places, problems, foreign, title } }) {
    if (problems.some(({ rule }) => rule === "record/readable")) return;
    // Some tools keep the title in the frontmatter alone.
    if (foreign && title !== undefined) return;
    const heading = headings.find(({ depth }) => depth === 1);
    if (!heading || heading.text.trim() === "") {
      yield {
        message: "Unexpected record without a title, expected a heading `# …`",
        hint: `Add a line \`# ${values.title ?? "…"}\` ${foreign ? "at the beginning" : "after the frontmatter"}.`,
        range: heading?.range ?? keyPlace(places, ["title"]),
      };
    } else if (values.title !== undefined && plain(values.title) !== plain(heading.text)) {
      yield {
        message: `Unexpected \`title\` ${quoted(values.title)}, expected ${quoted(heading.text)} as in the heading`,
        hint: "Delete `title`, which the heading replaces, or make the two say the same.",
        range: valuePlace(places, ["title"]),
        related: [{ file, range: heading.range, message: "The heading is here" }],
      };
    }
  },
});

function plain(text: string): string {
  return text.normalize("NFC").replaceAll(/\s+/gu, " ").trim();
}
