import { en } from "./en.ts";
import { de } from "./de.ts";
import { fr } from "./fr.ts";
import { es } from "./es.ts";
import { pt } from "./pt.ts";
import { ja } from "./ja.ts";
import { zh } from "./zh.ts";
import { tr } from "./tr.ts";
import type { Words } from "./words.ts";

/**
 * What people who write decision records in other tools and languages call things. Data, not code: a language is a file
 * beside this one and its line here. Of two that give a word another meaning, the first counts.
 */
const VOCABULARY: readonly Words[] = [en, de, fr, es, pt, ja, zh, tr];

/** Texts are compared in one form: without regard to case, to the way accents are encoded and to runs of blanks. */
export function folded(text: string): string {
  return text.normalize("NFC").trim().replaceAll(/\s+/gu, " ").toLowerCase();
}

/** Every word of one kind with what it means, over all languages; the first language that has a word says what it means. */
export function wordsOf<Meaning extends string>(
  pick: (words: Words) => Readonly<Partial<Record<Meaning, readonly string[]>>> | undefined,
): ReadonlyMap<string, Meaning> {
  const found = new Map<string, Meaning>();
  for (const words of VOCABULARY) {
    for (const [meaning, list] of Object.entries(pick(words) ?? {}) as [Meaning, readonly string[]][]) {
      for (const word of list) if (!found.has(folded(word))) found.set(folded(word), meaning);
    }
  }
  return found;
}

/** The words of one kind over all languages, the longest first. */
export function wordList(pick: (words: Words) => readonly string[] | undefined): readonly string[] {
  const words = VOCABULARY.flatMap((language) => pick(language) ?? []);
  return words.map(folded).toSorted((one, other) => other.length - one.length);
}
