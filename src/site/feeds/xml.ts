/** An element of XML with text or elements in it; attributes and children that are undefined are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly (string | Raw | undefined)[]
): Raw {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? "" : ` ${key}="${escapeXml(value)}"`))
    .join("");
  const inside = children
    .map((child) => (child === undefined ? "" : typeof child === "string" ? escapeXml(child) : child.xml))
    .join("");
  return { xml: inside === "" ? `<${name}${written}/>\n` : `<${name}${written}>${inside}</${name}>\n` };
}

/** XML that has been written. */
interface Raw {
  xml: string;
}

/** A document with one element at its root. */
export function documentOf(root: Raw): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root.xml}`;
}

/** XML 1.0 has no way to write a control character, a lone surrogate or a noncharacter. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\u{FFFD}")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
