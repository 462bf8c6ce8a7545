import { SaxesParser } from "saxes";
import type { SaxesAttributeNS, SaxesTagNS } from "saxes";

const SVG = "http://www.w3.org/2000/svg";
const XLINK = "http://www.w3.org/1999/xlink";

/** What draws. What runs, embeds a page or moves attributes of others is not among it. */
const ELEMENTS = new Set(
  `a circle clipPath defs desc ellipse filter g image line linearGradient marker mask path pattern polygon
  polyline radialGradient rect stop style svg switch symbol text textPath title tspan use feBlend feColorMatrix
  feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
  feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
  feSpecularLighting feSpotLight feTile feTurbulence`.split(/\s+/u),
);

/** Places within the drawing, and pictures that it carries along. */
const OWN_ADDRESS = /^(?:#|data:image\/(?:png|jpeg|gif|webp|avif);base64,)/iu;

const OWN_STYLE = /^(?:#|data:(?:image\/(?:png|jpeg|gif|webp|avif)|(?:application|font)\/[\w.+-]+);)/iu;

/**
 * An SVG without what could run or load: on a page it stands in an `<img>`, where nothing runs, but a reader may open
 * the file by itself. Written anew from what is permitted. Undefined where it is no well-formed SVG.
 */
export function safeSvg(text: string): string | undefined {
  return new Drawing().read(text);
}

class Drawing {
  readonly #written: string[] = [];
  #isSvg = true;
  #depth = 0;
  /** Levels below and with an element that is left out. */
  #dropped = 0;
  /** The style sheet that is being read. */
  #style: string | undefined;

  read(text: string): string | undefined {
    const parser = new SaxesParser({ xmlns: true });
    parser.on("error", () => (this.#isSvg = false));
    // Entities are declared in brackets; the public identifier of old files alone does nothing.
    parser.on("doctype", (doctype) => (this.#isSvg &&= !doctype.includes("[")));
    parser.on("opentag", (tag) => this.#open(tag));
    parser.on("closetag", (tag) => this.#close(tag));
    parser.on("text", (characters) => this.#text(characters));
    parser.on("cdata", (characters) => this.#text(characters));
    parser.write(text).close();
    return this.#isSvg && this.#written.length > 0 ? `${this.#written.join("")}\n` : undefined;
  }

  #open(tag: SaxesTagNS): void {
    this.#depth++;
    const isRoot = this.#depth === 1;
    if (isRoot && (tag.local !== "svg" || tag.uri !== SVG)) this.#isSvg = false;
    if (this.#dropped > 0 || tag.uri !== SVG || !ELEMENTS.has(tag.local)) this.#dropped++;
    else if (tag.local === "style") this.#style = "";
    else {
      const spaces = isRoot ? ` xmlns="${SVG}" xmlns:xlink="${XLINK}"` : "";
      this.#written.push(`<${tag.local}${spaces}${attributes(tag)}>`);
    }
  }

  #close(tag: SaxesTagNS): void {
    this.#depth--;
    if (this.#dropped > 0) this.#dropped--;
    else if (tag.local !== "style") this.#written.push(`</${tag.local}>`);
    else {
      if (loadsNothing(this.#style ?? "")) this.#written.push(`<style>${escape(this.#style ?? "")}</style>`);
      this.#style = undefined;
    }
  }

  #text(characters: string): void {
    if (this.#dropped > 0 || this.#depth === 0) return;
    if (this.#style === undefined) this.#written.push(escape(characters));
    else this.#style += characters;
  }
}

function attributes({ attributes: all }: SaxesTagNS): string {
  return Object.values(all)
    .flatMap((attribute) => {
      const name = attributeName(attribute);
      return name === undefined ? [] : [` ${name}="${escape(attribute.value)}"`];
    })
    .join("");
}

function attributeName({ local, prefix, uri, value }: SaxesAttributeNS): string | undefined {
  if (/^on/iu.test(local) || prefix === "xmlns" || local === "xmlns") return undefined;
  if (local.toLowerCase() === "href")
    return OWN_ADDRESS.test(value) ? `${uri === XLINK ? "xlink:" : ""}href` : undefined;
  if (prefix === "xml") return local === "space" || local === "lang" ? `xml:${local}` : undefined;
  if (uri !== "") return undefined;
  return loadsNothing(value) ? local : undefined;
}

/** Whether each `url(…)` stays within the drawing, and none is hidden behind an escape. */
function loadsNothing(value: string): boolean {
  if (/\\|@import|image-set\(|src\(/iu.test(value)) return false;
  return [...value.matchAll(/url\(\s*["']?(?<address>[^"')]*)/giu)].every(({ groups }) =>
    OWN_STYLE.test(groups!.address!.trim()),
  );
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
