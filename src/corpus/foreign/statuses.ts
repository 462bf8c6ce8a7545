import type { Status } from "../../model/frontmatter.ts";
import { folded, wordsOf } from "../../model/vocabulary/index.ts";

const WORDS = wordsOf(({ statuses }) => statuses);

/** Scripts that put no blanks between words: there a word ends anywhere. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]$/u;

/** What a template offers to choose from is no choice: `[proposed | accepted | …]`, `{proposed | …}`. */
const CHOICE = /^[[{"']*[^|\]}]*\|/u;

/**
 * What a status as written means, by what it begins with: `Accepted (lazy consensus) & implemented` is accepted. A later
 * “superseded by …” counts more: it is what came after. Undefined where it begins with no word that is known.
 * @param own words of the team's own, in lower case
 */
export function understandStatus(
  text: string,
  own: ReadonlyMap<string, Status> = new Map(),
): Status | undefined {
  const plain = folded(text).replace(/^[^\p{L}\p{N}[{]+/u, "");
  if (CHOICE.test(plain)) return undefined;
  const first = beginsWith(plain, own) ?? beginsWith(plain, WORDS);
  if (first === "accepted" && supersededLater(plain)) return "superseded";
  return first;
}

function beginsWith(text: string, words: ReadonlyMap<string, Status>): Status | undefined {
  let longest = "";
  for (const word of words.keys()) {
    if (word.length > longest.length && text.startsWith(word) && endsThere(text, word)) longest = word;
  }
  return longest === "" ? undefined : words.get(longest);
}

function endsThere(text: string, word: string): boolean {
  return UNSPACED.test(word) || !/^[\p{L}\p{N}]/u.test(text.slice(word.length));
}

/** `Accepted, superseded by ADR-7`; not `partly superseded by`, and not what it supersedes itself. */
function supersededLater(text: string): boolean {
  return /(?:^|[.,;(–—-]\s*|\band |\bbut |\bnow )(?:superseded|superceded|replaced) by\b/u.test(text);
}
