import { toString } from "mdast-util-to-string";
import type { Root } from "mdast";
import { unified } from "unified";
import type { Parser } from "unified";
import { findFence } from "./fence.ts";

/** `satteri` is native and the default; `remark` is the reference, and serves wherever no binary exists. */
export type MarkdownEngine = "satteri" | "remark";

/** Parses Markdown (CommonMark, GFM, YAML frontmatter) into an mdast tree with positions in UTF-16 code units. */
export interface MarkdownParser {
  engine: MarkdownEngine;
  parse(text: string): Root;
}

/**
 * The one seam between Reckon and a Markdown parser. Without `engine`, the native one where it loads. Which of them it
 * is never changes a finding: the differential test compares trees and findings over real records.
 */
export async function loadMarkdownParser(engine?: MarkdownEngine): Promise<MarkdownParser> {
  if (engine !== "remark") {
    try {
      return await satteri();
    } catch (error) {
      // Only a missing binary leads to the reference parser; asked for by name, it is an error.
      if (engine === "satteri") throw error;
    }
  }
  return await remark();
}

async function satteri(): Promise<MarkdownParser> {
  const { parseNatively } = await import("./native-markdown.ts");
  const parserFor =
    (frontmatter: boolean): Parser<Root> =>
    (document) =>
      parseNatively(String(document), frontmatter);
  return behindUnified("satteri", parserFor(true), parserFor(false));
}

async function remark(): Promise<MarkdownParser> {
  const [{ default: remarkParse }, { default: remarkGfm }, { default: remarkFrontmatter }] =
    await Promise.all([import("remark-parse"), import("remark-gfm"), import("remark-frontmatter")]);
  const plain = unified().use(remarkParse).use(remarkGfm).freeze();
  const withFrontmatter = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze();
  return behindUnified(
    "remark",
    (document) => withFrontmatter.parse(document),
    (document) => plain.parse(document),
  );
}

function behindUnified(
  engine: MarkdownEngine,
  withFrontmatter: Parser<Root>,
  plain: Parser<Root>,
): MarkdownParser {
  const processor = (parser: Parser<Root>) =>
    unified()
      .use(function attach() {
        this.parser = parser;
      })
      .freeze();
  const processors = { frontmatter: processor(withFrontmatter), plain: processor(plain) };
  return {
    engine,
    parse(text) {
      const fence = findFence(text);
      // NUL and lone surrogates are replaced one for one, so that offsets hold.
      const safe = text.toWellFormed().replaceAll("\0", "\u{FFFD}");
      if (fence.kind !== "yaml") return processors.plain.parse(safe) as Root;
      return processors.frontmatter.parse(maskFrontmatter(safe, fence.end)) as Root;
    },
  };
}

/**
 * Blanks lines inside the frontmatter that one parser takes for its end and another does not, `...` for one. Nobody
 * reads the masked text: the frontmatter is read from the file's own.
 */
function maskFrontmatter(text: string, end: number): string {
  const head = text.slice(0, end);
  const masked = head.replaceAll(/([\r\n])\.{3}(?=[ \t]*[\r\n])/gu, "$1   ");
  return masked + text.slice(end);
}

/** The plain text of a node: what a reader sees, without markup. */
export function plainText(node: unknown): string {
  return toString(node, { includeImageAlt: true, includeHtml: false });
}
