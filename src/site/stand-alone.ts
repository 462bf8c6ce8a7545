import type { Element, Nodes, Root } from "hast";
import { raw } from "hast-util-raw";
import { toHtml } from "hast-util-to-html";
import { toString } from "hast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import { contentType } from "./content-type.ts";

/** What a page leads to. */
export interface StandAloneSource {
  /** The bytes of a file of the site, by an address on the page. */
  file(address: string): Promise<Uint8Array>;
  /** Where a link to another page leads from elsewhere; undefined where nobody can say. */
  link(address: string): string | undefined;
}

/** Nothing is asked for, and nothing runs. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

/** What works on the site alone. */
const LEFT_OUT = ["needs-script", "skip", "contents"];

/**
 * A built page with its styles, fonts and images in it. It has no script, no part that needs one, and no way to other
 * pages but addresses that work from anywhere.
 */
export async function standAlone(html: string, source: StandAloneSource): Promise<string> {
  const [, doctype = "", rest = ""] = /^(<!doctype html>)?([\s\S]*)$/iu.exec(html)!;
  const page = raw({
    type: "root",
    children: [...(doctype ? [{ type: "doctype" as const }] : []), { type: "raw", value: rest }],
  }) as Root;
  const styles: string[] = [];
  const pending: Promise<void>[] = [];
  visit(page, "element", (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (isLeftOut(node)) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (node.tagName === "link" && hasRel(node, "stylesheet")) styles.push(String(node.properties.href));
    if (node.tagName === "meta" && node.properties.httpEquiv) node.properties.content = POLICY;
    if (node.tagName === "a") keepLink(node, source);
    if (node.tagName === "img") pending.push(embed(node, source));
    return undefined;
  });
  await Promise.all(pending);
  const letters = toString(bodyOf(page));
  const sheets = await Promise.all(styles.map((address) => styleSheet(address, letters, source)));
  visit(page, "element", (node, index, parent) => {
    if (node.tagName !== "link" || !parent || index === undefined) return undefined;
    const sheet = hasRel(node, "stylesheet")
      ? sheets[styles.indexOf(String(node.properties.href))]
      : undefined;
    if (sheet === undefined) parent.children.splice(index, 1);
    else parent.children[index] = element("style", {}, sheet.replaceAll("</", String.raw`<\/`));
    return [SKIP, sheet === undefined ? index : index + 1];
  });
  visit(page, "element", (node) => {
    // Without one, a browser asks for /favicon.ico.
    if (node.tagName === "head") node.children.push(element("link", { rel: ["icon"], href: "data:," }));
  });
  return `${toHtml(page)}\n`;
}

function isLeftOut({ tagName, properties }: Element): boolean {
  const classes = Array.isArray(properties.className) ? properties.className : [];
  return (
    tagName === "script" ||
    tagName === "dialog" ||
    LEFT_OUT.some((name) => classes.includes(name)) ||
    (tagName === "nav" && WAYS.has(String(properties.ariaLabel)))
  );
}

/** The landmarks that lead to other pages. */
const WAYS = new Set(["Site", "For programs"]);

function keepLink(node: Element, source: StandAloneSource): void {
  const { href } = node.properties;
  if (typeof href !== "string" || /^(?:#|https?:|mailto:)/iu.test(href)) return;
  const address = source.link(href);
  if (address === undefined) delete node.properties.href;
  else node.properties.href = address;
}

async function embed(node: Element, source: StandAloneSource): Promise<void> {
  const address = String(node.properties.src);
  node.properties.src = dataAddress(address, await source.file(address));
}

function dataAddress(name: string, bytes: Uint8Array): string {
  return `data:${contentType(name).replace("; ", ";")};base64,${Buffer.from(bytes).toString("base64")}`;
}

/** A style sheet with the fonts in it that the page has letters of; the faces of others are left out. */
async function styleSheet(address: string, letters: string, source: StandAloneSource): Promise<string> {
  const css = Buffer.from(await source.file(address)).toString("utf8");
  const faces = css.match(/@font-face\s*\{[^}]*\}/gu) ?? [];
  const kept = await Promise.all(
    faces.map(async (face) => {
      const url = /url\((?<address>[^)]+)\)/u.exec(face)?.groups!.address;
      if (url === undefined) return face;
      if (!coversAny(face, letters)) return "";
      const plain = url.replaceAll(/["']/gu, "");
      return face.replace(url, dataAddress(plain, await source.file(plain)));
    }),
  );
  return faces.reduce((sheet, face, index) => sheet.replace(face, () => kept[index]!), css);
}

/** Whether a face's `unicode-range` has a letter of the text. */
function coversAny(face: string, letters: string): boolean {
  const written = /unicode-range:\s*(?<ranges>[^;}]+)/iu.exec(face)?.groups!.ranges;
  if (written === undefined) return true;
  const ranges = written.split(",").map((range) => {
    const [from = "", to = from] = range.trim().replace(/^u\+/iu, "").split("-");
    return [
      Number.parseInt(from.replaceAll("?", "0"), 16),
      Number.parseInt(to.replaceAll("?", "F"), 16),
    ] as const;
  });
  for (const letter of new Set(letters)) {
    const point = letter.codePointAt(0)!;
    if (ranges.some(([from, to]) => from <= point && point <= to)) return true;
  }
  return false;
}

function bodyOf(page: Root): Nodes {
  let body: Nodes = page;
  visit(page, "element", (node) => {
    if (node.tagName === "body") body = node;
  });
  return body;
}

function hasRel({ properties }: Element, rel: string): boolean {
  return Array.isArray(properties.rel) && properties.rel.includes(rel);
}

function element(tagName: string, properties: Element["properties"], text?: string): Element {
  return {
    type: "element",
    tagName,
    properties,
    children: text === undefined ? [] : [{ type: "text", value: text }],
  };
}
