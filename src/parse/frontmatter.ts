import matter from "gray-matter";
import type { Problem } from "../model/finding.ts";
import type { Config } from "../model/config.ts";
import { kindNamed, kindOfPrefix } from "../model/config.ts";
import { frontmatterShape } from "../model/frontmatter.ts";
import type { FrontmatterValues } from "../model/frontmatter.ts";
import type { KindDeclaration } from "../model/kind.ts";
import { keyPlace } from "../model/record.ts";
import type { FrontmatterPlaces } from "../model/record.ts";
import { LIMITS } from "../model/limits.ts";
import { schemaProblems, missingKey, unknownKey } from "./issues.ts";
import { nearest } from "./nearest.ts";
import { Lines } from "./lines.ts";
import { readYaml } from "./yaml.ts";
import type { YamlText } from "./yaml.ts";
import type { YamlValue } from "./yaml-value.ts";

/** The frontmatter's raw data, before any schema. */
export interface RawFrontmatter {
  /** Undefined where the YAML cannot be read. */
  data: { [key: string]: YamlValue } | undefined;
  places: FrontmatterPlaces;
  problems: Problem[];
}

/** Frontmatter in any language but YAML would be code or a second grammar: each of gray-matter's other engines is refused. */
const REFUSED = {
  parse(): never {
    throw new Error("frontmatter in another language than YAML");
  },
  stringify(): never {
    throw new Error("frontmatter is spliced, never serialised");
  },
};

/**
 * Reads the YAML between the fences.
 * @param written the file's first characters up to the end of the closing fence, as {@link findFence} bounds them
 */
export function readFrontmatter(written: string, lines: Lines): RawFrontmatter {
  const range = lines.range(0, written.length);
  const refused = refusedFrontmatter(written);
  if (refused) {
    const places = { range, nodes: new Map<string, never>() };
    return { data: undefined, places, problems: [{ ...refused, range }] };
  }
  // A lone carriage return ends a line in Markdown and YAML, but neither of the two packages knows it.
  const block = written.replaceAll(/\r(?!\n)/gu, "\n");
  let yaml: YamlText | undefined;
  matter(block, {
    language: "yaml",
    delimiters: "---",
    engines: {
      yaml: {
        // The text begins right after the opening fence, whose three characters are gray-matter's.
        parse(text: string): object {
          // It ends before the last line feed: half of a Windows line end would be part of the last value.
          yaml = readYaml(text.replace(/\r$/u, ""), block.indexOf("---") + 3, lines);
          return {};
        },
        stringify: REFUSED.stringify,
      },
      json: REFUSED,
      javascript: REFUSED,
      js: REFUSED,
      coffee: REFUSED,
      toml: REFUSED,
    },
  });
  const places = { range, nodes: yaml?.places ?? new Map() };
  const problems = yaml?.problems ?? [];
  // gray-matter calls no engine for a block of comments and blanks.
  const value = yaml ? yaml.value : {};
  if (value === undefined) return { data: undefined, places, problems };
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    problems.push({
      message: "Unexpected frontmatter that is no map, expected `key: value` lines",
      hint: "Write one key per line.",
      range,
    });
    return { data: undefined, places, problems };
  }
  return { data: value, places, problems };
}

/**
 * The places of frontmatter, read when one is asked for: of a hundred thousand files few ever are, and a text is a tenth
 * of its places.
 * @param written as for {@link readFrontmatter}
 */
export function placesOf(written: string): FrontmatterPlaces {
  let read: FrontmatterPlaces | undefined;
  const places = (): FrontmatterPlaces => (read ??= readFrontmatter(written, new Lines(written)).places);
  return {
    get range() {
      return places().range;
    },
    get nodes() {
      return places().nodes;
    },
  };
}

/** What would take the splitter or the YAML parser minutes. */
function refusedFrontmatter(block: string): { message: string; hint: string } | undefined {
  if (block.length > LIMITS.frontmatter) {
    return {
      message: `Unexpected frontmatter of ${block.length} characters, expected at most ${LIMITS.frontmatter}`,
      hint: "Move long texts into the body.",
    };
  }
  if (!new RegExp(String.raw`\s{${LIMITS.blanks}}`, "u").test(block)) return undefined;
  return {
    message: `Unexpected run of ${LIMITS.blanks} blanks in the frontmatter, expected none`,
    hint: "Delete the blank lines.",
  };
}

/** The frontmatter as the schema of its kind reads it. */
export interface ValidFrontmatter {
  kind?: KindDeclaration;
  /** As written, where it is a text. */
  id?: string;
  values: FrontmatterValues;
  extra: Record<string, unknown>;
  problems: Problem[];
}

/** Validates key by key: a wrong value is a problem and absent, and the others stand. */
export function validateFrontmatter(raw: RawFrontmatter, config: Config): ValidFrontmatter {
  const { data = {}, places } = raw;
  const written = typeof data.id === "string" ? data.id : undefined;
  const named = typeof data.kind === "string" ? kindNamed(config, data.kind) : undefined;
  const kind = named ?? (data.kind === undefined && written ? kindOfPrefix(config, written) : undefined);
  const shape = frontmatterShape(kind);
  const values: Record<string, unknown> = {};
  const extra: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [key, value] of Object.entries(data)) {
    if (key.startsWith("x-")) continue;
    const schema = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (!schema) {
      const other = config.kinds.find(({ keys }) => Object.hasOwn(keys, key));
      problems.push(
        other
          ? keyOfOther(key, other, places)
          : unknownKey([key], keyPlace(places, [key]), Object.keys(shape), true),
      );
      continue;
    }
    const result = schema.safeParse(value);
    if (!result.success) problems.push(...schemaProblems(schema, value, places, [key]));
    else if (kind && Object.hasOwn(kind.keys, key)) extra[key] = result.data;
    else values[key] = result.data;
  }
  for (const [key, schema] of Object.entries(shape)) {
    const required = !schema.safeParse(undefined).success;
    if (required && !Object.hasOwn(data, key))
      problems.push(missingKey([key], places.range, DESCRIBED[key], key === "kind" ? kind?.name : undefined));
  }
  if (typeof data.kind === "string" && !named) problems.push(unknownKind(data.kind, places, config));
  return {
    ...(kind ? { kind } : {}),
    ...(written === undefined ? {} : { id: written }),
    values: values as FrontmatterValues,
    extra,
    problems,
  };
}

/** What a required key is expected to hold, for the finding about its absence. */
const DESCRIBED: Readonly<Record<string, string>> = {
  id: "an id such as ADR-0007",
  kind: "a kind such as adr or risk-memo",
  status: "draft, proposed, accepted, rejected, deprecated or superseded",
  date: "the day the status last changed",
};

function keyOfOther(key: string, { name }: KindDeclaration, places: FrontmatterPlaces): Problem {
  return {
    message: `Unexpected key \`${key}\`, expected it in records of the kind ${name} alone`,
    hint: `Delete it, or rename it to \`x-${key}\` if it is your own.`,
    range: keyPlace(places, [key]),
  };
}

function unknownKind(written: string, places: FrontmatterPlaces, config: Config): Problem {
  const names = config.kinds.map((kind) => kind.name);
  const near = nearest(written, names);
  return {
    message: `Unexpected kind \`${written}\`, expected ${names.slice(0, -1).join(", ")} or ${names.at(-1)}`,
    hint: near
      ? `Did you mean \`${near}\`? Set \`kind\` to it.`
      : `Correct \`kind\`, or declare \`${written}\` under \`kinds:\` in reckon.yaml.`,
    range: places.nodes.get("kind")?.value ?? places.range,
  };
}
