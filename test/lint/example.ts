import { readFileSync } from "node:fs";
import path from "node:path";
import type { Code, RootContent } from "mdast";
import { readConfig } from "../../src/corpus/config.ts";
import type { LoadedRecord } from "../../src/corpus/load.ts";
import type { Repository } from "../../src/corpus/repository.ts";
import { sha256 } from "../../src/evidence/digest.ts";
import { readEvidence } from "../../src/evidence/file.ts";
import { matchBefore } from "../../src/lint/base.ts";
import type { Base } from "../../src/lint/base.ts";
import { configureRules } from "../../src/lint/configure.ts";
import type { Rule } from "../../src/lint/rule.ts";
import { lint } from "../../src/lint/run.ts";
import type { Config } from "../../src/model/config.ts";
import type { Finding } from "../../src/model/finding.ts";
import { loadMarkdownParser, plainText } from "../../src/parse/markdown.ts";
import type { MarkdownParser } from "../../src/parse/markdown.ts";
import { interpretRecord } from "../../src/corpus/interpret.ts";
import { evidenceFile } from "./example-evidence.ts";

/** Both parsers; every example is read by each. */
export const PARSERS: readonly MarkdownParser[] = [
  await loadMarkdownParser("satteri"),
  await loadMarkdownParser("remark"),
];

const ROOT = "/repository";
const PAGES = path.resolve(import.meta.dirname, "../../docs/rules");

/** A repository in memory: what a rule is shown, and what it finds. */
export interface Example {
  kind: "good" | "bad";
  /** Line of the page on which its first block begins. */
  line: number;
  /** Text by path from the root of the repository. */
  files: ReadonlyMap<string, string>;
  /** The day that dates are held against. */
  today: string;
  /** What the page says is found. */
  findings?: string;
  /** What the page says a fix makes of its files. */
  fixed: ReadonlyMap<string, string>;
  /** Where the example has a base: its files as they were where the branch began. */
  before?: ReadonlyMap<string, string>;
  /** Files that were added to the base meanwhile. */
  meanwhile?: ReadonlyMap<string, string>;
  /** Who committed the files, where they are committed. */
  author?: string;
}

/** A rule's page, `docs/rules/<id>.md`. */
export interface RulePage {
  title: string;
  /** As written. */
  paragraphs: string[];
  headings: string[];
  /** First column of the table under the heading Options. */
  options: string[];
  examples: Example[];
}

/** A repository of these files, with the day on which the project's examples play. */
export function exampleOf(files: Readonly<Record<string, string>>, today = "2026-11-20"): Example {
  return { kind: "bad", line: 0, files: new Map(Object.entries(files)), today, fixed: new Map() };
}

/** Reads a rule's page. See docs/rules/README.md for how examples are written. */
export function readPage(id: string): RulePage {
  const text = readFileSync(path.join(PAGES, `${id}.md`), "utf8");
  const tree = PARSERS[1]!.parse(text);
  const headings = tree.children.filter((node) => node.type === "heading").map(plainText);
  return {
    title: headings[0] ?? "",
    paragraphs: tree.children
      .filter((node) => node.type === "paragraph")
      .map(({ position }) => text.slice(position!.start.offset, position!.end.offset)),
    headings: headings.slice(1),
    options: optionNames(tree.children),
    examples: readExamples(tree.children),
  };
}

function optionNames(nodes: readonly RootContent[]): string[] {
  const heading = nodes.findIndex((node) => node.type === "heading" && plainText(node) === "Options");
  const table = heading === -1 ? undefined : nodes.slice(heading).find((node) => node.type === "table");
  return table?.children.slice(1).map((row) => plainText(row.children[0])) ?? [];
}

type Draft = Example & { files: Map<string, string>; fixed: Map<string, string> };

/** Blocks that say what a base holds stand before the example's own files. */
const BASE_WORDS = ["before", "meanwhile"] as const;

function readExamples(nodes: readonly RootContent[]): Example[] {
  const examples: Draft[] = [];
  let open: Draft | undefined;
  let base: Pick<Example, "before" | "meanwhile"> = {};
  for (const node of nodes) {
    if (node.type === "heading") open = undefined;
    if (node.type !== "code") continue;
    const { words, values } = infoOf(node);
    const kind = words.includes("bad") ? "bad" : words.includes("good") ? "good" : undefined;
    const { file, text } = fileOf(node, values);
    const ofBase = BASE_WORDS.find((word) => words.includes(word));
    if (ofBase && file) {
      open = undefined;
      base.before ??= new Map();
      base[ofBase] = new Map([...(base[ofBase] ?? []), [file, text]]);
    }
    if (words.includes("findings") && open) open.findings = node.value;
    else if (words.includes("fixed") && open && file) open.fixed.set(file, text);
    else if (kind && file) {
      if (open?.kind !== kind || open.findings !== undefined) {
        open = {
          ...exampleOf({}),
          ...base,
          kind,
          line: node.position!.start.line,
          files: new Map(),
          fixed: new Map(),
        };
        examples.push(open);
        base = {};
      }
      open.files.set(file, text);
      open.today = values.get("today") ?? open.today;
      const author = values.get("by");
      if (author !== undefined) open.author = decodeURIComponent(author);
    }
  }
  return examples;
}

/** The file that a block stands for: its own text, or evidence that it sketches. */
function fileOf({ value }: Code, values: ReadonlyMap<string, string>): { file: string; text: string } {
  const evidence = values.get("evidence");
  return evidence === undefined
    ? { file: decodeURIComponent(values.get("file") ?? ""), text: `${value}\n` }
    : { file: `adr/evidence/${evidence}.json`, text: evidenceFile(evidence, value) };
}

/** Splits `bad file=adr/adr-0007-x.md today=2026-12-01`. */
function infoOf(node: Code): { words: string[]; values: Map<string, string> } {
  const parts = (node.meta ?? "").split(/\s+/u);
  const pairs = parts.filter((part) => part.includes("="));
  return {
    words: parts.filter((part) => !part.includes("=")),
    values: new Map(
      pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
    ),
  };
}

/** Lints the Markdown files of an example's corpus with these rules, as configured in its `reckon.yaml`. */
export function findingsOf(example: Example, rules: readonly Rule[], parser: MarkdownParser): Finding[] {
  const config = readConfig(example.files.get("reckon.yaml") ?? "", "reckon.yaml");
  const repository = repositoryOf(example.files);
  const records = parseFiles(example.files, config, parser);
  const source = { root: ROOT, folders: [], config, repository, parser };
  const base = baseOf(example, config, parser);
  const text = (file: string) => example.files.get(file);
  return lint(source, configureRules(rules, config), example.today, {
    read: records,
    base,
    evidence: (name) => readEvidence(text(`${config.dir}/evidence/${name}.json`) ?? ""),
    digest: (file) => sha256(text(path.posix.relative(ROOT, file)) ?? ""),
  }).findings;
}

function parseFiles(
  files: ReadonlyMap<string, string>,
  config: Config,
  parser: MarkdownParser,
): LoadedRecord[] {
  return [...files]
    .filter(([file]) => file.startsWith(`${config.dir}/`) && file.endsWith(".md"))
    .map(([file, text]) => ({
      ...interpretRecord(file, text, config, parser),
      path: path.posix.join(ROOT, file),
      bom: false,
    }));
}

/** What `--base` would read from git, where the example says what was there before. */
function baseOf(
  { files, before, meanwhile, author }: Example,
  config: Config,
  parser: MarkdownParser,
): Base | undefined {
  if (!before) return undefined;
  const was = parseFiles(before, config, parser);
  const tip = parseFiles(meanwhile ?? new Map(), config, parser);
  return {
    revision: "main",
    fork: "0".repeat(40),
    changed: new Set([...files.keys()].filter((file) => files.get(file) !== before.get(file))),
    gone: was.flatMap(({ record }) => (files.has(record.file) ? [] : [record])),
    before: (card) => matchBefore(card, was, () => new Map()),
    taken: (id) => tip.find(({ record }) => record.id === id)?.record,
    isOther: (file) => files.get(file) !== before.get(file),
    versions: (file) =>
      author === undefined
        ? []
        : parseFiles(files, config, parser)
            .filter(({ record }) => record.file === file)
            .map(({ record }) => ({ author, record })),
  };
}

function repositoryOf(files: ReadonlyMap<string, string>): Repository {
  return {
    root: ROOT,
    entry(file) {
      if (files.has(file)) return "file";
      return [...files.keys()].some((name) => name.startsWith(`${file}/`)) ? "folder" : undefined;
    },
    filesBelow: (folder) =>
      [...files.keys()].filter((name) => folder === "" || name.startsWith(`${folder}/`)),
  };
}

/** Findings as a page shows them: place and message, then the hint, then the second places. */
export function shown(findings: readonly Finding[], example: Example): string {
  const several = [...example.files.keys()].filter((file) => file.endsWith(".md")).length > 1;
  return findings
    .flatMap(({ file, range, message, hint, related = [] }) => [
      `${several ? `${file}:` : ""}${range.start.line}:${range.start.column} ${message}`,
      `  → ${hint}`,
      ...related.map(
        (other) => `  ${other.file}:${other.range.start.line}:${other.range.start.column} ${other.message}`,
      ),
    ])
    .join("\n");
}

/** The example with every fix of its findings applied. */
export function fixedExample(example: Example, findings: readonly Finding[]): Example {
  const files = new Map(example.files);
  for (const [file, found] of Map.groupBy(findings, (finding) => finding.file)) {
    const edits = found.flatMap(({ fix = [] }) => fix);
    let text = files.get(file)!;
    for (const { range, text: inserted } of edits.toSorted(
      (one, other) => other.range.start.offset - one.range.start.offset,
    )) {
      text = text.slice(0, range.start.offset) + inserted + text.slice(range.end.offset);
    }
    files.set(file, text);
  }
  return { ...example, files };
}
