import { escapeText } from "./escape.ts";

/** For an attribute or an element of XML 1.0, which has no way to write a control character or a noncharacter. */
export function escapeXml(text: string): string {
  return escapeText(text)
    .replaceAll(/[\u{FFFE}\u{FFFF}]/gu, "\u{FFFD}")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
