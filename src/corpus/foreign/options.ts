import type { List, ListItem, RootContent } from "mdast";
import type { Stated } from "../../model/foreign.ts";
import type { OptionColumn, OptionRow, OptionsTable } from "../../model/options.ts";
import { optionHeader } from "../../model/options.ts";
import type { Range } from "../../model/position.ts";
import type { Cell } from "../../model/table.ts";
import { folded, wordList, wordsOf } from "../../model/vocabulary/index.ts";
import { plainText } from "../../parse/markdown.ts";
import { placeOf } from "../../parse/tree.ts";
import type { ForeignDocument, Part, TextLine } from "./document.ts";
import { readable, textLines } from "./document.ts";

type Side = "good" | "neutral" | "bad";

/** An option of a list, with what is said for and against it. */
interface ForeignOption extends Stated {
  sides: Record<Side, Cell[]>;
}

/** The options of a record as MADR writes them. */
export interface ForeignOptions {
  range: Range;
  options: readonly ForeignOption[];
  /** As written: `Chosen option: "…"`. */
  chosen?: Stated;
  /** Whether the heading says that these were all, the chosen one among them, and not only the alternatives to it. */
  complete: boolean;
}

const CHOSEN = wordList(({ chosen }) => chosen);
const SIDES = wordsOf<Side>(({ arguments: sides }) => sides);

/** Reads the options of a record: the list or the third-level headings under Considered Options, and what follows on each. */
export function readForeignOptions(document: ForeignDocument): ForeignOptions | undefined {
  const part = document.parts.find(({ heading, section }) => heading.depth <= 2 && section === "Options");
  if (!part) return undefined;
  const options = optionsUnder(document, part);
  const pages = document.parts.filter(({ heading }) => heading.depth >= 3);
  for (const page of pages) {
    const option = options.find(({ text }) => sameOption(text, titleOf(page.heading.text)));
    if (option) readArguments(document, page.nodes, option);
  }
  const chosen = readChosen(document);
  return {
    range: part.heading.range,
    options,
    ...(chosen ? { chosen } : {}),
    complete: !/alternativ|代替|替代/iu.test(part.heading.text),
  };
}

function optionsUnder(document: ForeignDocument, part: Part): ForeignOption[] {
  const { nodes, heading } = part;
  const headings = document.parts.filter(
    ({ heading: inner }) =>
      inner.depth === heading.depth + 1 &&
      nodes.some((node) => placeOf(node).start.offset === inner.range.start.offset),
  );
  const list = nodes.find((node): node is List => node.type === "list");
  const beforeHeadings =
    list && !(headings[0] && headings[0].heading.range.start.offset < placeOf(list).start.offset);
  if (list && beforeHeadings) {
    return list.children.flatMap((item) => optionOf(item));
  }
  return headings.map(({ heading: { text, range } }) => ({
    text: titleOf(text),
    range,
    sides: emptySides(),
  }));
}

function emptySides(): Record<Side, Cell[]> {
  return { good: [], neutral: [], bad: [] };
}

/** An item's title: what stands out at its beginning, as in `**Postgres**: known`, else its first paragraph. */
function optionOf(item: ListItem): ForeignOption[] {
  const [first] = item.children;
  if (first?.type !== "paragraph") return [];
  const [lead, next] = first.children;
  const standsOut = lead?.type === "strong" || lead?.type === "link" || lead?.type === "emphasis";
  const explained = next?.type === "text" && /^\s*[:：–—-]\s/u.test(next.value);
  const title = standsOut && explained ? plainText(lead) : plainText(first);
  const text = titleOf(title.replaceAll(/\s+/gu, " ").replace(/[:：]$/u, ""));
  return text === ""
    ? []
    : [{ text, range: placeOf(standsOut && explained ? lead : first), sides: emptySides() }];
}

/** Without `Option 1:` and the like: what it is called. */
function titleOf(text: string): string {
  const plain = readable(text).replace(/^\d{1,2}[.)]\s+|^\([^()]{1,30}\)\s+/u, "");
  return optionHeader(plain, 0).title;
}

/**
 * The positions of the options that the words of the outcome may mean: by a number before or instead of the title, by
 * the title, by a title that begins so, and last by one that holds the other. Several where nobody can say which.
 */
export function chosenPositions({ options, chosen }: ForeignOptions): number[] {
  if (!chosen) return [];
  const number = /^(?:option\s+)?#?(?<number>\d{1,2})(?=$|[\s.:)–—-])/iu.exec(chosen.text)?.groups?.number;
  if (number !== undefined && options[Number(number) - 1]) return [Number(number) - 1];
  const title = bare(titleOf(chosen.text));
  const fitting = (fits: (option: string) => boolean): number[] =>
    title === "" ? [] : options.flatMap(({ text }, position) => (fits(bare(text)) ? [position] : []));
  const ways = [
    (option: string) => option === title,
    (option: string) => begins(option, title) || begins(title, option),
    (option: string) => holds(option, title) || holds(title, option),
  ];
  return ways.map(fitting).find((positions) => positions.length > 0) ?? [];
}

/** Whether a text begins with another and goes on with something that is no part of its last word. */
function begins(text: string, beginning: string): boolean {
  return (
    beginning !== "" && text.startsWith(beginning) && !/^[\p{L}\p{N}]/u.test(text.slice(beginning.length))
  );
}

function holds(text: string, part: string): boolean {
  return (
    part !== "" &&
    ` ${text.replaceAll(/[^\p{L}\p{N}]+/gu, " ")} `.includes(` ${part.replaceAll(/[^\p{L}\p{N}]+/gu, " ")} `)
  );
}

/** Whether two texts name one option: the same, or one begins as the other does and goes on with its explanation. */
function sameOption(one: string, other: string): boolean {
  const [left, right] = [bare(one), bare(other)];
  return left !== "" && (left === right || begins(left, right) || begins(right, left));
}

function bare(text: string): string {
  return folded(text.replaceAll(/["“”„'‘’`*_[\]]/gu, "")).replace(/[.:,;]+$/u, "");
}

function readArguments(
  document: ForeignDocument,
  nodes: readonly RootContent[],
  option: ForeignOption,
): void {
  let side: Side | undefined;
  for (const node of nodes) {
    if (node.type === "heading" || node.type === "paragraph") {
      side =
        SIDES.get(folded(readable(plainText(node)).replace(/[:：]$/u, ""))) ??
        (node.type === "heading" ? undefined : side);
    } else if (node.type === "list") {
      for (const { children } of node.children) {
        const lines = children[0]?.type === "paragraph" ? textLines(document, [children[0]]) : [];
        const [first] = lines;
        const what = first && (sideOf(first.source) ?? side);
        if (what)
          option.sides[what].push({ text: lines.map(({ text }) => text).join(" "), range: first.range });
      }
    }
  }
}

/** `Good, because …`, `Pro: …`, `` `+` … ``. */
function sideOf(written: string): Side | undefined {
  const first = /^[*_`]*(?<word>[+-](?=[`\s])|\p{L}+|[✅❌])/u.exec(written)?.groups?.word;
  return first === undefined ? undefined : SIDES.get(folded(first));
}

/** The option that the record says was chosen, by the words of MADR's template. */
function readChosen(document: ForeignDocument): Stated | undefined {
  const decision = document.parts.filter(
    ({ heading, section }) => section === "Decision" && heading.depth <= 2,
  );
  const alternatives = document.parts.filter(({ section }) => section === "Options");
  for (const line of [...decision, ...alternatives].flatMap(({ nodes }) => textLines(document, nodes))) {
    const word = CHOSEN.find((candidate) => folded(line.text).startsWith(candidate));
    if (word === undefined) continue;
    const text = chosenTitle(line, word);
    if (text !== "") return { text, range: line.range };
  }
  return undefined;
}

/** What stands between quotation marks or in bold, else everything up to the reason. */
function chosenTitle({ text, source }: TextLine, word: string): string {
  const marked = MARKED.exec(source.slice(word.length))?.groups;
  const rest = text.slice(word.length).replace(/^\s*[:：–-]\s*/u, "");
  const title = marked?.quoted ?? marked?.strong ?? rest.split(REASON)[0]!;
  return readable(title);
}

/** `"…"` and `**…**` after the words that lead to it. */
const MARKED =
  /^[\s:：*_–-]*["“„«「](?<quoted>[^"”“»」]{1,300})["”“»」]|^[*_]{0,2}[\s:：–-]*(?<mark>\*\*|__|\*|_)(?<strong>[^*]{1,300}?)\k<mark>/u;
const REASON = /,?\s+(?:because|since|as it|weil|da|car|parce que|porque|pois|çünkü)\b|[.。;；]\s|[.。]$/u;

const DIMENSIONS: readonly [Side, string][] = [
  ["good", "Good"],
  ["neutral", "Neutral"],
  ["bad", "Bad"],
];

/** The options as the table that every other part of Reckon knows: an option is a column, arguments are rows. */
export function optionsTable({ range, options }: ForeignOptions): OptionsTable {
  const columns = options.map(({ text, range: place }, position): OptionColumn => ({
    key: optionHeader("", position).key,
    title: text,
    range: place,
  }));
  const rows = DIMENSIONS.filter(([side]) => options.some(({ sides }) => sides[side].length > 0)).map(
    ([side, dimension]): OptionRow => ({
      dimension,
      range,
      head: { text: dimension, range },
      cells: options.map(({ sides, range: place }) => ({
        text: sides[side].map(({ text }) => text).join("; "),
        range: sides[side][0]?.range ?? place,
      })),
    }),
  );
  return { range, columns, rows };
}
