import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { findPeer } from "./peers.ts";

/** A piece of code of one colour; `kind` is absent where it has none. */
export interface CodeToken {
  text: string;
  kind?: string;
}

/**
 * Cuts code into coloured pieces. Undefined where the language is not known, or the code is longer than is coloured.
 * @param language the first word after the fence, in lower case
 */
export type Highlight = (code: string, language: string) => CodeToken[] | undefined;

/** Leaves all code as it is. */
export const plainCode: Highlight = () => undefined;

/** Characters of one block, and of one line, that are coloured: a grammar's patterns may look over a text many times. */
const LONGEST = { block: 16 * 1024, line: 500 };

/** The part of Shiki that is used. It comes with Astro, and is no dependency of this package. */
interface Shiki {
  bundledLanguages: Readonly<Record<string, unknown>>;
  createHighlighterCore(options: {
    themes: unknown[];
    langs: unknown[];
    engine: unknown;
  }): Promise<ShikiHighlighter>;
  createCssVariablesTheme(options: { variablePrefix: string }): unknown;
  createJavaScriptRegexEngine(options: { forgiving: boolean }): unknown;
}

interface ShikiHighlighter {
  loadLanguage(...languages: unknown[]): Promise<void>;
  codeToTokensBase(
    code: string,
    options: { lang: string; theme: string; tokenizeMaxLineLength: number; tokenizeTimeLimit: number },
  ): { content: string; color?: string }[][];
}

/** Adds the languages that the code of a record names, in lower case. */
export function addCodeLanguages(languages: Set<string>, tree: Root): void {
  visit(tree, "code", ({ lang }) => {
    if (lang) languages.add(lang.toLowerCase());
  });
}

/** Gives a {@link Highlight} that knows some languages. */
export type HighlightLoader = (languages: ReadonlySet<string>) => Promise<Highlight>;

/**
 * Shiki from where Astro has it, loaded when there is code and kept from then on; the site's style sheet gives each kind
 * of token its colour, so that the pages need no style of their own. Without Shiki, code stays as it is.
 * @param root the user's project
 */
export function highlightLoader(root: string): HighlightLoader {
  let loading: Promise<Loaded | undefined> | undefined;
  return async (languages) => {
    if (languages.size === 0) return plainCode;
    loading ??= load(root);
    const loaded = await loading;
    if (!loaded) return plainCode;
    const { shiki, highlighter } = loaded;
    const known = [...languages].filter((language) => Object.hasOwn(shiki.bundledLanguages, language));
    await highlighter.loadLanguage(...known.map((language) => shiki.bundledLanguages[language]));
    return (code, language) => {
      if (!known.includes(language) || code.length > LONGEST.block) return undefined;
      const options = {
        lang: language,
        theme: "css-variables",
        tokenizeMaxLineLength: LONGEST.line,
        // By default a line that takes half a second is given up: the page would depend on the machine.
        tokenizeTimeLimit: 0,
      };
      return highlighter.codeToTokensBase(code, options).flatMap((line, index) => {
        const tokens = line.map(({ content, color }) => ({ text: content, ...kindOf(color) }));
        return index === 0 ? tokens : [{ text: "\n" }, ...tokens];
      });
    };
  };
}

interface Loaded {
  shiki: Shiki;
  highlighter: ShikiHighlighter;
}

async function load(root: string): Promise<Loaded | undefined> {
  const shiki = await importShiki(root);
  const highlighter = await shiki?.createHighlighterCore({
    themes: [shiki.createCssVariablesTheme({ variablePrefix: "" })],
    langs: [],
    engine: shiki.createJavaScriptRegexEngine({ forgiving: true }),
  });
  return shiki && highlighter && { shiki, highlighter };
}

/** `var(token-string-expression)`, as the theme of CSS variables names a colour. */
function kindOf(color = ""): Pick<CodeToken, "kind"> {
  const kind = /^var\(token-(?<kind>[a-z]+)/u.exec(color)?.groups?.kind;
  return kind === undefined ? {} : { kind };
}

async function importShiki(root: string): Promise<Shiki | undefined> {
  const { resolve } = createRequire(path.join(findPeer("astro", root).folder, "package.json"));
  let entry: string;
  try {
    entry = resolve("shiki");
  } catch {
    return undefined;
  }
  return (await import(pathToFileURL(entry).href)) as Shiki;
}
