/**
 * A stranger's text on one line of a record: what hides, reorders or moves text becomes U+FFFD, and no workflow command
 * of GitHub's log stays whole.
 */
export function visible(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "\u{FFFD}")
    .replaceAll("##[", "# #[")
    .trim();
}
