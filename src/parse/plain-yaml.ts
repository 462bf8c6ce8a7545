import type { FrontmatterNodes } from "../model/record.ts";
import type { Range } from "../model/position.ts";
import type { Lines } from "./lines.ts";
import type { YamlValue } from "./yaml-value.ts";

/**
 * The YAML that nearly all frontmatter is written in: keys of letters, scalars on one line, lists and maps of them. It
 * is read here in one pass, an order of magnitude faster than by a parser for all of YAML. Whatever is written in
 * another way, valid or not, is left to that parser; a property test holds that both read the same.
 */
export interface PlainYaml {
  value: { [key: string]: YamlValue };
  places: FrontmatterNodes;
}

const KEY = /(?<key>[A-Za-z][\w-]{0,60}):(?: +|(?=\n|$))/y;
/** A plain scalar up to the end of its line: nothing in it that begins a comment, a map or anything else. */
const PLAIN =
  /[A-Za-z0-9$(/_+\u00C0-\u1FFF\u20A0-\u20BF](?:[!-"$-9;-~\u00A1-\u1FFF\u2010-\u2027\u2030-\uD7FF\uF900-\uFDFF ]|:(?=[!-~]))*(?=\n|$)/y;
/** The same in brackets or braces, up to what ends an item there. */
const PLAIN_ITEM =
  /[A-Za-z0-9$(/_+\u00C0-\u1FFF\u20A0-\u20BF][!$%'-+\-./0-9;<=>A-Z^_a-z|~\u00A1-\u1FFF ]*(?=[,\]}])/y;
/** In quotes, without an escape. */
const QUOTED =
  /"[ !#-[\]-~\u00A1-\u1FFF\u2010-\u2027\u2030-\uD7FF]*"|'[ -&(-~\u00A1-\u1FFF\u2010-\u2027\u2030-\uD7FF]*'/y;
const BLANKS = / */y;
const WORDS = new Map<string, YamlValue>([
  ["null", null],
  ["Null", null],
  ["NULL", null],
  ["true", true],
  ["True", true],
  ["TRUE", true],
  ["false", false],
  ["False", false],
  ["FALSE", false],
]);
/** Maps and lists in one another, beyond which the other parser reads. */
const MOST_NESTED = 8;

/**
 * Reads frontmatter that is plain; undefined where it is anything else.
 * @param base offset of `text` in the file that `lines` is of
 */
export function readPlainYaml(text: string, base: number, lines: Lines): PlainYaml | undefined {
  const places = new PlainPlaces(base, lines);
  const value = new PlainReader(text, places).document();
  return value && { value, places };
}

/** Where keys and values stand, kept as offsets: most records are read without asking for one. */
class PlainPlaces implements FrontmatterNodes {
  readonly #paths: string[] = [];
  /** Four for each path: start and end of the key, -1 where it has none, and of the value. */
  readonly #offsets: number[] = [];
  readonly #base: number;
  readonly #lines: Lines;

  constructor(base: number, lines: Lines) {
    this.#base = base;
    this.#lines = lines;
  }

  /** Keeps a place for a value that is yet to be read, and gives its index. */
  reserve(path: string, keyStart: number, keyEnd: number): number {
    this.#offsets.push(keyStart, keyEnd, keyStart, keyEnd);
    return this.#paths.push(path) - 1;
  }

  setValue(index: number, start: number, end: number): void {
    this.#offsets[4 * index + 2] = start;
    this.#offsets[4 * index + 3] = end;
  }

  get size(): number {
    return this.#paths.length;
  }

  has(path: string): boolean {
    return this.#paths.includes(path);
  }

  get(path: string): { key?: Range; value: Range } | undefined {
    const index = this.#paths.indexOf(path);
    if (index === -1) return undefined;
    const [keyStart, keyEnd, start, end] = this.#offsets.slice(4 * index, 4 * index + 4) as Offsets;
    const value = this.#range(start, end);
    return keyStart === -1 ? { value } : { key: this.#range(keyStart, keyEnd), value };
  }

  #range(start: number, end: number): Range {
    return this.#lines.range(this.#base + start, this.#base + end);
  }
}

type Offsets = [keyStart: number, keyEnd: number, start: number, end: number];

/** What was read; `end` is the offset after it, of a block after its last line. */
interface Read {
  value: YamlValue;
  end: number;
}

/** Reads a text from its start; a method gives undefined where the text is not plain. */
class PlainReader {
  readonly #text: string;
  readonly #places: PlainPlaces;
  #at = 0;

  constructor(text: string, places: PlainPlaces) {
    this.#text = text;
    this.#places = places;
  }

  document(): { [key: string]: YamlValue } | undefined {
    this.#match(BLANKS);
    if (this.#text[this.#at] !== "\n") return undefined;
    this.#at++;
    const map = this.#map(0, "", 0);
    return map && this.#at === this.#text.length ? (map.value as { [key: string]: YamlValue }) : undefined;
  }

  /** The lines that begin at a column with a key. */
  #map(column: number, path: string, depth: number): Read | undefined {
    const map = Object.create(null) as Record<string, YamlValue>;
    let end = this.#at;
    while (this.#column() === column && this.#at < this.#text.length) {
      const keyStart = this.#at + column;
      const key = this.#match(KEY, keyStart)?.groups!.key;
      if (key === undefined || key in map) return undefined;
      const inner = path + key;
      const place = this.#places.reserve(inner, keyStart, keyStart + key.length);
      const read = this.#isLineEnd()
        ? this.#block(column, inner, place, depth)
        : this.#lineValue(inner, place);
      if (!read) return undefined;
      map[key] = read.value;
      ({ end } = read);
    }
    return this.#column() > column ? undefined : { value: map, end };
  }

  /** What stands below a key, or null where nothing does. */
  #block(column: number, path: string, place: number, depth: number): Read | undefined {
    const keyEnd = this.#at;
    if (this.#at === this.#text.length || depth === MOST_NESTED) return undefined;
    this.#at++;
    const inner = this.#column();
    const start = this.#at + inner;
    const isList = this.#text.startsWith("- ", start);
    if (inner < column || (inner === column && !isList)) {
      // Inside of another block, where such a block ends is for the other parser to say.
      return depth === 0 ? { value: null, end: keyEnd } : undefined;
    }
    const read = isList ? this.#list(inner, `${path}/`) : this.#map(inner, `${path}/`, depth + 1);
    if (read) this.#places.setValue(place, start, read.end);
    return read;
  }

  /** The lines that begin at a column with `- `, each with a value on it. */
  #list(column: number, path: string): Read | undefined {
    const list: YamlValue[] = [];
    let end = this.#at;
    while (this.#column() === column && this.#text.startsWith("- ", this.#at + column)) {
      this.#at += column + 2;
      this.#match(BLANKS);
      const inner = path + String(list.length);
      const read = this.#lineValue(inner, this.#places.reserve(inner, -1, -1));
      if (!read) return undefined;
      list.push(read.value);
      ({ end } = read);
    }
    return this.#column() > column ? undefined : { value: list, end };
  }

  /** A value that reaches to the end of the line, and the line's end. */
  #lineValue(path: string, place: number): Read | undefined {
    const start = this.#at;
    const value = this.#inline(path, PLAIN);
    if (value === undefined) return undefined;
    this.#places.setValue(place, start, this.#at);
    this.#match(BLANKS);
    if (!this.#isLineEnd()) return undefined;
    this.#at = Math.min(this.#at + 1, this.#text.length);
    return { value, end: this.#at };
  }

  #inline(path: string, plain: RegExp): YamlValue | undefined {
    const first = this.#text[this.#at];
    if (first === "[") return plain === PLAIN ? this.#flowList(`${path}/`) : undefined;
    if (first === "{") return plain === PLAIN ? this.#flowMap(`${path}/`) : undefined;
    const quoted = first === '"' || first === "'";
    const found = this.#match(quoted ? QUOTED : plain)?.[0];
    if (found === undefined) return undefined;
    if (quoted) return found.slice(1, -1);
    const written = found.trimEnd();
    this.#at -= found.length - written.length;
    return scalarOf(written);
  }

  #flowList(path: string): YamlValue | undefined {
    const list: YamlValue[] = [];
    const ended = this.#flow("]", () => {
      const inner = path + String(list.length);
      const value = this.#flowValue(inner, this.#places.reserve(inner, -1, -1));
      if (value !== undefined) list.push(value);
      return value !== undefined;
    });
    return ended ? list : undefined;
  }

  #flowMap(path: string): YamlValue | undefined {
    const map = Object.create(null) as Record<string, YamlValue>;
    const ended = this.#flow("}", () => {
      const start = this.#at;
      const key = this.#match(KEY)?.groups!.key;
      if (key === undefined || key in map) return false;
      const inner = path + key;
      const value = this.#flowValue(inner, this.#places.reserve(inner, start, start + key.length));
      if (value !== undefined) map[key] = value;
      return value !== undefined;
    });
    return ended ? map : undefined;
  }

  #flowValue(path: string, place: number): YamlValue | undefined {
    const start = this.#at;
    const value = this.#inline(path, PLAIN_ITEM);
    if (value !== undefined) this.#places.setValue(place, start, this.#at);
    return value;
  }

  /** Reads from a bracket to its end, which stands on the same line. */
  #flow(close: string, item: () => boolean): boolean {
    this.#at++;
    this.#match(BLANKS);
    if (this.#text[this.#at] !== close) {
      do {
        this.#match(BLANKS);
        if (!item()) return false;
        this.#match(BLANKS);
      } while (this.#text[this.#at++] === ",");
      this.#at--;
    }
    return this.#text[this.#at++] === close;
  }

  /** How many blanks the line at hand begins with. */
  #column(): number {
    let at = this.#at;
    while (this.#text[at] === " ") at++;
    return at - this.#at;
  }

  #isLineEnd(): boolean {
    return this.#at === this.#text.length || this.#text[this.#at] === "\n";
  }

  #match(pattern: RegExp, at = this.#at): RegExpExecArray | null {
    pattern.lastIndex = at;
    const found = pattern.exec(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }
}

/** A plain scalar as YAML's core schema reads it; undefined where it may be a number that is written in another way. */
function scalarOf(written: string): YamlValue | undefined {
  if (!/^[+\d]/u.test(written)) return WORDS.has(written) ? WORDS.get(written)! : written;
  if (/^(?:0|[1-9]\d{0,14})$/u.test(written)) return Number(written);
  return written.includes(" ") || /^\d{4}-\d{2}-\d{2}$/u.test(written) ? written : undefined;
}
