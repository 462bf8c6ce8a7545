const BLANK = /^\{[^{}]+\}$/u;
const WORD = /^(?:TODO|FIXME|XXX+|\?{2,}|…|\.{3})[.!:]?$/u;
/** Unlike “todo”, which is “all” in Spanish, these mean nothing else in any case. */
const LATER =
  /^(?:t\.?b\.?[acd]\.?|to be (?:announced|confirmed|decided|defined|determined|discussed))[.!:]?$/iu;
const NOTE = /^(?:(?:TODO|TBD|FIXME|XXX)(?::|\s?\()|lorem ipsum\b)/iu;

/**
 * Whether a whole paragraph, list item, heading or cell stands for what somebody has yet to write: `{what is missing}`
 * as in Reckon's templates, `TODO`, `tbd`, `TBD: ask ana`, `Lorem ipsum`. Rules are silent about such a text, so that a blank
 * has one finding, from `record/no-placeholder`.
 */
export function isPlaceholder(text: string): boolean {
  const plain = text.trim();
  return BLANK.test(plain) || WORD.test(plain) || LATER.test(plain) || NOTE.test(plain);
}

/** How the placeholders of MADR's own templates, 2 to 4, begin; in braces, or in MADR 2 in brackets. Data, not code. */
const MADR = [
  "short title of solved problem",
  "short title, representative of solved problem",
  "describe the context and problem statement",
  "decision driver",
  "driver",
  "title of option",
  "title of other option",
  "option",
  "justification. e.g.",
  "e.g., improvement of",
  "e.g., compromising",
  "positive consequence, e.g.",
  "negative consequence, e.g.",
  "argument",
  "example | description | pointer to more information",
  "describe how the implementation",
  "you might want to",
  "list everyone",
  "yyyy-mm-dd when the decision",
  "link type",
  "link to adr",
];
const NUMBERED = new Set(["decision driver", "driver", "title of option", "option", "argument"]);

/** Placeholders of MADR's templates that stand inside a text, as they are written there. */
export function madrPlaceholders(text: string): string[] {
  return [...text.matchAll(/\{[^{}]+\}|\[[^[\]]+\]/gu)]
    .map(([written]) => written)
    .filter((written) => isMadr(written.slice(1, -1).trim().toLowerCase()));
}

function isMadr(inner: string): boolean {
  return MADR.some((phrase) => {
    if (!inner.startsWith(phrase)) return false;
    // `{option 1}` and `{argument a}` are MADR's; `[option pricing]` is not.
    return !NUMBERED.has(phrase) || /^ (?:\d|[a-h])(?:$|,)/u.test(inner.slice(phrase.length));
  });
}
