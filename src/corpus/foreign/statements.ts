import type { Table } from "mdast";
import type { Stated, StatedReference } from "../../model/foreign.ts";
import type { Label, Relation } from "../../model/vocabulary/words.ts";
import type { YamlValue } from "../../parse/yaml-value.ts";
import { valuePlace } from "../../model/record.ts";
import type { Reading } from "../dialect.ts";
import { partsLabelled, readable, textLines } from "./document.ts";
import type { ForeignDocument, TextLine } from "./document.ts";
import { beginsWithRelation, referenceNamed, referencesIn } from "./references.ts";
import { sectionName } from "../../model/section.ts";
import { placeOf } from "../../parse/tree.ts";
import { understandStatus } from "./statuses.ts";

/** The scalar under a key of the frontmatter, as written. */
export function keyText({ data, record }: ForeignDocument, key: string): Stated[] {
  const value = data?.[key];
  if (value === undefined || value === null || typeof value === "object") return [];
  const text = readable(String(value));
  return text === "" ? [] : [{ text, range: valuePlace(record.places, [key]) }];
}

/** The scalars of a list under a key, or of a text with commas between them. */
export function keyList(document: ForeignDocument, key: string): Stated[] {
  const value = document.data?.[key];
  if (!Array.isArray(value)) return keyText(document, key).flatMap(namesIn);
  return value.flatMap((item, index) => {
    const text = typeof item === "object" ? "" : readable(String(item));
    const range = valuePlace(document.record.places, [key, String(index)]);
    return text === "" ? [] : [{ text, range }];
  });
}

/** The records that a key of the frontmatter names, one or a list of them. */
export function keyReferences(document: ForeignDocument, key: string, relation: Relation): StatedReference[] {
  const value: YamlValue | undefined = document.data?.[key];
  const items = Array.isArray(value) ? value : [value];
  return items.flatMap((item, index) => {
    if (typeof item !== "string" && typeof item !== "number") return [];
    const path = Array.isArray(value) ? [key, String(index)] : [key];
    return String(item)
      .split(/[,;]\s*/u)
      .flatMap((name) => referenceNamed(document, relation, name, valuePlace(document.record.places, path)));
  });
}

/** People and words in a line, parted by commas; placeholders in brackets name nobody. */
function namesIn({ text, range }: Stated): Stated[] {
  return text
    .split(/\s*[,;、，]\s*|\s+(?:and|und|et)\s+|\s+&\s+/u)
    .map((name) => name.trim().replace(/[.。]$/u, ""))
    .filter(
      (name) => name !== "" && !/^[[{<].*[\]}>]?$/u.test(name) && !/^(?:[-–—]|n\/?a|none|tbd)$/iu.test(name),
    )
    .map((name) => ({ text: name, range }));
}

/** The values of the lines of that label before the first section. */
export function labelledAs({ labelled }: ForeignDocument, label: Label): TextLine[] {
  return labelled.filter((line) => line.label === label);
}

/** The lines under the headings of that label. */
export function linesUnder(document: ForeignDocument, label: Label): TextLine[][] {
  return partsLabelled(document, label).map(({ nodes }) => textLines(document, nodes));
}

/**
 * What a Status section says: its first line, or the later one that says by what the record was superseded; lines about
 * records that it supersedes or amends itself are none.
 */
function statusOfSection(document: ForeignDocument): Stated[] {
  return linesUnder(document, "status").flatMap((lines) => {
    const own = lines.filter((line) => {
      const says = referencesIn(document, line);
      return says.every(({ relation }) => relation === "superseded-by") || understandStatus(line.text);
    });
    const superseded = own.find(({ text }) => understandStatus(text) === "superseded");
    const stated = superseded ?? own[0];
    return stated ? [stated] : [];
  });
}

const RELATIONS: readonly Relation[] = [
  "supersedes",
  "superseded-by",
  "amends",
  "amended-by",
  "refines",
  "refined-by",
  "depends-on",
  "relates-to",
];

/** What the text says of other records: under Status, in labelled lines, and under Links. */
function referencesOfText(document: ForeignDocument): StatedReference[] {
  const links = document.parts.filter(({ section }) => section === "Links");
  const labelled = document.labelled.flatMap((line) => {
    const relation = RELATIONS.find((candidate) => candidate === line.label);
    return referencesIn(document, line, relation);
  });
  const headed = RELATIONS.flatMap((relation) =>
    linesUnder(document, relation).flatMap((lines) =>
      relation === "relates-to" ? [] : lines.flatMap((line) => referencesIn(document, line, relation)),
    ),
  );
  return [
    ...labelled,
    ...headed,
    ...linesUnder(document, "status").flatMap((lines) =>
      lines.flatMap((line) => referencesIn(document, line)),
    ),
    ...links.flatMap(({ nodes }) =>
      textLines(document, nodes)
        .filter(({ text }) => beginsWithRelation(text))
        .flatMap((line) => referencesIn(document, line)),
    ),
  ];
}

/** People and tags of the labelled lines. */
function peopleOfText(document: ForeignDocument): Pick<Reading, "people" | "tags"> {
  const names = (label: Label): Stated[] => [
    ...labelledAs(document, label).flatMap(namesIn),
    ...(label === "tags" ? [] : linesUnder(document, label).flat().flatMap(namesIn)),
  ];
  return {
    people: {
      "decision-makers": names("decision-makers"),
      consulted: names("consulted"),
      informed: names("informed"),
    },
    tags: labelledAs(document, "tags").flatMap(tagsIn),
  };
}

/** Tags are parted by blanks or commas. */
function tagsIn(line: Stated): Stated[] {
  return (
    line.text.includes(",")
      ? namesIn(line)
      : line.text.split(/\s+/u).map((text) => ({ text, range: line.range }))
  ).filter(({ text }) => /^[\p{L}\p{N}#]/u.test(text));
}

/** Status, date, people and references as most templates have them: labelled lines and sections. */
export function readText(document: ForeignDocument): Reading {
  return {
    statuses: [...labelledAs(document, "status"), ...statusOfSection(document)],
    dates: [
      ...labelledAs(document, "date"),
      ...linesUnder(document, "date").flatMap((lines) => lines.slice(0, 1)),
    ],
    ...peopleOfText(document),
    references: referencesOfText(document),
  };
}

/** What frontmatter after MADR says. */
export function readKeys(document: ForeignDocument): Reading {
  const status = keyText(document, "status");
  const value = document.data?.status;
  const successor =
    typeof value === "string" && status[0]
      ? referencesIn(document, { text: status[0].text, source: value, range: status[0].range }).map(
          (reference) => ({ ...reference, range: status[0]!.range }),
        )
      : [];
  return {
    statuses: status,
    dates: keyText(document, "date"),
    people: {
      "decision-makers": ["decision-makers", "deciders"].flatMap((key) => keyList(document, key)),
      consulted: keyList(document, "consulted"),
      informed: keyList(document, "informed"),
    },
    tags: keyList(document, "tags"),
    references: successor,
  };
}

/** Puts together what two places say. */
export function joined(one: Reading, other: Reading): Reading {
  const people = (key: "decision-makers" | "consulted" | "informed"): readonly Stated[] => {
    const first = one.people?.[key] ?? [];
    return first.length > 0 ? first : (other.people?.[key] ?? []);
  };
  return {
    ...other,
    ...one,
    statuses: [...one.statuses, ...other.statuses],
    dates: [...one.dates, ...other.dates],
    people: {
      "decision-makers": people("decision-makers"),
      consulted: people("consulted"),
      informed: people("informed"),
    },
    tags: (one.tags ?? []).length > 0 ? one.tags! : (other.tags ?? []),
    references: [...one.references, ...other.references],
  };
}

/** Whether a heading of the first two levels opens that section, by any of its names. */
export function hasSection({ parts }: ForeignDocument, name: string): boolean {
  return parts.some(({ heading, section }) => heading.depth <= 2 && section === name);
}

/** The lines of that section. */
export function linesOfSection(document: ForeignDocument, name: string): TextLine[] {
  return document.parts
    .filter(({ heading, section }) => heading.depth <= 2 && section === name)
    .flatMap(({ nodes }) => textLines(document, nodes));
}

/** Whether it has MADR's sections: options that were considered, and an outcome. */
export function looksLikeMadr({ parts }: ForeignDocument): boolean {
  const names = parts.filter(({ heading }) => heading.depth === 2).map(({ heading }) => heading.text);
  const outcomes = names.filter((text) => sectionName(text) === "Decision" && !/^decisions?$/iu.test(text));
  const options = names.filter((text) => sectionName(text) === "Options" && !/^options$/iu.test(text));
  const problems = names.filter((text) => sectionName(text) === "Context" && text.includes(" "));
  return [outcomes, options, problems].filter((found) => found.length > 0).length >= 2;
}

/** Whether the text as written, without its code, matches. */
export function sourceMatches({ record, tree }: ForeignDocument, pattern: RegExp): boolean {
  return tree.children.some((node) => {
    if (node.type === "code" || node.type === "html" || node.type === "yaml") return false;
    const { start, end } = placeOf(node);
    return pattern.test(record.text.slice(start.offset, end.offset));
  });
}

/** The cells of a table as lines, row by row. */
export function tableLines({ record }: ForeignDocument, table: Table): TextLine[][] {
  return table.children.map((row) =>
    row.children.map((cell) => {
      const [first, last] = [cell.children[0], cell.children.at(-1)];
      const range = first && last ? { start: placeOf(first).start, end: placeOf(last).end } : placeOf(cell);
      const source = record.text.slice(range.start.offset, range.end.offset);
      return { text: readable(source), source, range };
    }),
  );
}
