import type { Html, Root } from "mdast";
import type { Finding } from "../model/finding.ts";
import type { Range } from "../model/position.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { Lines } from "../parse/lines.ts";
import { placeOf, walk } from "../parse/tree.ts";

/** What a comment may say. `disable` holds to the end of the file or to the `enable` that names the rule. */
export const DIRECTIVES = ["disable-next-line", "disable-line", "disable", "disable-file", "enable"] as const;

/**
 * A comment by which an author answers for a finding: `<!-- reckon-disable-next-line options/at-least-three: why -->`,
 * in the frontmatter `# reckon-disable-next-line …`.
 */
export interface Suppression {
  /** Path from the root of the corpus, with `/`. */
  file: string;
  /** The comment. */
  range: Range;
  /** The word after `reckon-`, a directive or not. */
  word: string;
  /** Ids as written; known or not. */
  rules: readonly string[];
  /** Text after the colon. Without one it hides nothing. */
  reason?: string;
  /** First and last line that it holds for; empty, `from` after `to`, where it hides nothing. */
  from: number;
  to: number;
}

/** A finding that an author answers for. */
export interface SuppressedFinding extends Finding {
  reason: string;
}

const HTML = /<!--[ \t]*reckon-(?<word>[a-z-]+)(?<rest>[\s\S]*?)-->/gu;
const YAML = /(?<=^|[ \t])#[ \t]*reckon-(?<word>[a-z-]+)(?<rest>[^\r\n]*)/gmu;

interface Comment {
  word: string;
  rest: string;
  start: number;
  end: number;
}

/** The suppressions of a file, in the order of the text. Code is not looked into. */
export function readSuppressions(record: MarkdownRecord, tree: Root): Suppression[] {
  const { text, file, places } = record;
  if (!text.includes("reckon-")) return [];
  const lines = new Lines(text);
  const comments = [...yamlComments(text.slice(0, places.range.end.offset)), ...htmlComments(text, tree)];
  const read = comments.map((comment) => suppressionOf(comment, file, lines));
  for (const suppression of read) Object.assign(suppression, reach(suppression, read, text, lines));
  return read;
}

function yamlComments(frontmatter: string): Comment[] {
  return [...frontmatter.matchAll(YAML)].map((match) => commentOf(match, match.index));
}

function htmlComments(text: string, tree: Root): Comment[] {
  const nodes: Html[] = [];
  walk(tree, (node) => void (node.type === "html" && nodes.push(node)));
  return nodes.flatMap((node) => {
    const { start } = placeOf(node);
    return [...node.value.matchAll(HTML)].map((match) => {
      // A node inside a quote lacks the quote's marks: the comment is looked up in the text.
      const found = text.indexOf(match[0], start.offset);
      return commentOf(match, found === -1 ? start.offset : found);
    });
  });
}

function commentOf(match: RegExpExecArray, start: number): Comment {
  const { word, rest } = match.groups as { word: string; rest: string };
  return { word, rest, start, end: start + match[0].length };
}

function suppressionOf({ word, rest, start, end }: Comment, file: string, lines: Lines): Suppression {
  const colon = rest.indexOf(":");
  const names = colon === -1 ? rest : rest.slice(0, colon);
  const reason = colon === -1 ? "" : rest.slice(colon + 1).trim();
  return {
    file,
    range: lines.range(start, end),
    word,
    rules: rulesIn(names, colon !== -1),
    ...(reason === "" ? {} : { reason }),
    from: 1,
    to: 0,
  };
}

/** Without a colon, what follows the first ids is a reason that was written in another way. */
function rulesIn(names: string, hasColon: boolean): string[] {
  const words = names.split(/[\s,]+/u).filter((name) => name !== "");
  const end = hasColon ? -1 : words.findIndex((word, index) => index > 0 && !word.includes("/"));
  return end === -1 ? words : words.slice(0, end);
}

function reach(
  suppression: Suppression,
  all: readonly Suppression[],
  text: string,
  lines: Lines,
): Pick<Suppression, "from" | "to"> {
  const { word, range, reason } = suppression;
  if (reason === undefined) return { from: 1, to: 0 };
  if (word === "disable-line") return { from: range.start.line, to: range.end.line };
  if (word === "disable-file") return { from: 1, to: Infinity };
  if (word === "disable-next-line") {
    const rest = text.slice(range.end.offset);
    const next = range.end.offset + (/^[^\r\n]*\s*/u.exec(rest)?.[0].length ?? 0);
    return { from: range.end.line + 1, to: lines.point(next).line };
  }
  return word === "disable" ? { from: range.start.line, to: endOf(suppression, all) } : { from: 1, to: 0 };
}

function endOf({ range, rules }: Suppression, all: readonly Suppression[]): number {
  const ending = all.find(
    (other) =>
      other.word === "enable" &&
      other.range.start.offset > range.start.offset &&
      (other.rules.length === 0 || rules.every((rule) => other.rules.includes(rule))),
  );
  return ending?.range.start.line ?? Infinity;
}

/**
 * Takes out the findings that an author answers for, and tells which suppressions hid nothing.
 * @param suppressions by file
 * @param ran whether a rule looked at a file; what did not run cannot have been hidden
 */
export function applySuppressions(
  findings: readonly Finding[],
  suppressions: ReadonlyMap<string, readonly Suppression[]>,
  ran: (rule: string, file: string) => boolean,
): { findings: Finding[]; suppressed: SuppressedFinding[]; unused: Suppression[] } {
  const used = new Map<Suppression, Set<string>>();
  const left: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    const hiding = suppressions.get(finding.file)?.filter((candidate) => hides(candidate, finding)) ?? [];
    for (const one of hiding) used.set(one, (used.get(one) ?? new Set()).add(finding.rule));
    if (hiding.length === 0) left.push(finding);
    else suppressed.push({ ...finding, reason: hiding[0]!.reason! });
  }
  const unused = [...suppressions.values()].flat().flatMap((suppression) => {
    const idle = suppression.rules.filter(
      (rule) => !used.get(suppression)?.has(rule) && ran(rule, suppression.file),
    );
    return suppression.word !== "enable" && suppression.reason !== undefined && idle.length > 0
      ? [{ ...suppression, rules: idle }]
      : [];
  });
  return { findings: left, suppressed, unused };
}

function hides({ from, to, rules }: Suppression, { rule, range }: Finding): boolean {
  return range.start.line >= from && range.start.line <= to && rules.includes(rule);
}
