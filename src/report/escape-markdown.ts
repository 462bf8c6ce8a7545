import { escapeText } from "./escape.ts";

/**
 * For one line of a comment on a code host: no Markdown and no HTML of a stranger's takes effect, nobody is mentioned,
 * no issue and no address becomes a link. What stands between two backticks becomes code, as messages mean it.
 */
export function escapeMarkdown(text: string): string {
  const parts = escapeText(text).split("`");
  // An odd backtick opens nothing.
  const lone = parts.length % 2 === 0 ? parts.length - 1 : Number.POSITIVE_INFINITY;
  return parts
    .map((part, index) => {
      if (index === lone) return `\\\`${plain(part)}`;
      return index % 2 === 1 ? codeSpan(part) : plain(part);
    })
    .join("");
}

/** A text as code, whatever backticks it has; its hidden characters are shown. */
export function codeSpan(text: string): string {
  const shown = escapeText(text);
  if (shown.trim() === "") return "";
  const longest = Math.max(0, ...(shown.match(/`+/gu) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^[` ]|[` ]$/u.test(shown) ? " " : "";
  return fence + pad + shown + pad + fence;
}

/** Between the two, a code host sees no mention, number or address; a reader sees no difference. */
const APART = "&#8203;";

function plain(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/[\\*_[\]>|~$]/gu, (mark) => `\\${mark}`)
    .replaceAll("@", `@${APART}`)
    .replaceAll(/(?:#|\bGH-)(?=\d)/giu, (mark) => mark + APART)
    .replaceAll("://", `:${APART}//`)
    .replaceAll(/\bwww\./giu, (www) => `${www.slice(0, -1)}${APART}.`);
}
