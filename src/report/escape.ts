/**
 * Text of strangers is shown, never obeyed: characters that move a cursor, hide or reorder text are written as escapes
 * at the boundary to a terminal or a log.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * For a terminal or a log: hidden characters as `\u{202e}`, and no workflow command of either grammar: `##[` anywhere,
 * `::` where a line may begin once it is wrapped. Line ends become escapes.
 */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(HIDDEN, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`)
    .replaceAll("##[", "# #[")
    .replaceAll(/(?<!\S)::/gu, ": :");
}

/** JSON whose strings hold no hidden character and no `##[` as they stand; parsed, it is the same value. */
export function escapeJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) =>
      character === "\n" ? "\n" : unicodeEscape(character),
    )
    .replaceAll("##[", "\\u0023#[");
}

function unicodeEscape(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
  ).join("");
}
