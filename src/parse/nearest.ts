import { distance } from "fastest-levenshtein";

/** The candidate that a misspelt word was most likely meant to be; undefined where none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  // Two letters in five may be wrong; beyond that it is another word.
  let least = Math.max(1, Math.floor(word.length * 0.4)) + 1;
  for (const candidate of candidates) {
    const apart = slips(word.toLowerCase(), candidate.toLowerCase());
    if (apart < least) {
      best = candidate;
      least = apart;
    }
  }
  return best;
}

/** How many slips of the hand lead from one word to another; two neighbouring letters that changed places are one. */
function slips(word: string, candidate: string): number {
  let at = 0;
  while (at < word.length && word[at] === candidate[at]) at++;
  const swapped = word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2);
  return swapped === candidate && swapped !== word ? 1 : distance(word, candidate);
}
