import Handlebars from "handlebars";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import { lstatSync } from "node:fs";
import path from "node:path";
import { LIMITS } from "../model/limits.ts";
import { UserError } from "../model/user-error.ts";
import { findFence } from "../parse/fence.ts";
import { inlineYaml } from "../parse/yaml.ts";
import { PACKAGE_ROOT } from "./package-root.ts";
import { readText } from "./read.ts";

/** What a template may name; plain data, with nothing that can be called. */
export type TemplateData = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;

const BUILT_IN = path.join(PACKAGE_ROOT, "templates");

/** A template's text, and where it stands for messages. */
export interface Template {
  text: string;
  file: string;
}

/**
 * The template of a kind: the team's own `templates/<kind>.md.hbs`, else the built-in one, else the one for any kind.
 * @param root folder of `reckon.yaml`
 * @param named a template named on the command line, instead
 * @throws UserError where it cannot be read
 */
export function findTemplate(root: string, kind: string, named?: string): Template {
  const own = path.join(root, "templates", `${kind}.md.hbs`);
  const builtIn = path.join(BUILT_IN, `${kind}.md.hbs`);
  const file = named ?? [own, builtIn].find(isThere) ?? path.join(BUILT_IN, "record.md.hbs");
  const read = readText(file, LIMITS.template);
  if ("text" in read) return { text: read.text, file };
  throw new UserError(`${file}: ${read.problem.message}`, read.problem.hint);
}

/** Also of a link that leads nowhere: reading it says so. */
function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

/**
 * Fills a template. Texts are written as YAML inside the frontmatter and as Markdown text after it, so that a title can
 * be anything.
 * @throws UserError where the template is not valid
 */
export function renderTemplate(template: Template, data: TemplateData): string {
  const fence = findFence(template.text);
  const end = fence.kind === "yaml" ? fence.end : 0;
  return (
    fill(template, template.text.slice(0, end), mapStrings(data, yamlText)) +
    fill(template, template.text.slice(end), mapStrings(data, markdownText))
  );
}

function fill({ file }: Template, text: string, data: object): string {
  const handlebars = Handlebars.create();
  for (const helper of ["log", "lookup", "helperMissing", "blockHelperMissing"])
    handlebars.unregisterHelper(helper);
  handlebars.registerHelper("each", boundedEach(handlebars.helpers.each!));
  try {
    const render = handlebars.compile(text, {
      noEscape: true,
      strict: false,
      knownHelpersOnly: true,
      knownHelpers: { each: true, if: true, unless: true, with: true, log: false, lookup: false },
    });
    return render(data, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
  } catch (error) {
    const reason = reasonOf(error);
    throw new UserError(
      `Unexpected template ${file}: ${reason}`,
      "Use only {{name}}, {{#if}}, {{#unless}}, {{#each}} and {{#with}} on the values that docs/templates.md lists.",
    );
  }
}

function mapStrings(data: TemplateData, write: (value: string | readonly string[]) => unknown): object {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      typeof value === "string" || Array.isArray(value) ? write(value as string | readonly string[]) : value,
    ]),
  );
}

/** Handlebars says what is wrong with a template; what fails inside of it is for nobody's eyes. */
function reasonOf(error: unknown): string {
  const isInternal = error instanceof TypeError || error instanceof RangeError || !(error instanceof Error);
  return isInternal ? "it names what templates do not have" : error.message.split("\n", 1)[0]!;
}

/** `{{#each}}` inside `{{#each}}` multiplies: a few bytes of template would fill the memory. */
function boundedEach(each: Handlebars.HelperDelegate): Handlebars.HelperDelegate {
  let turns = 0;
  return function bounded(this: unknown, items: unknown, options: Handlebars.HelperOptions): unknown {
    turns += Array.isArray(items) ? items.length : 0;
    if (!Array.isArray(items)) throw new Error("{{#each}} over something that is no list");
    if (turns > LIMITS.templateTurns) throw new Error(`{{#each}} of more than ${LIMITS.templateTurns} turns`);
    return each.call(this, items, options);
  };
}

/** A value as YAML on one line, quoted where it must be. A list stays falsy when it is empty and prints as `[a, b]`. */
function yamlText(value: string | readonly string[]): unknown {
  const text = inlineYaml(value);
  return typeof value === "string" ? text : new YamlList(value, text);
}

/** A list that `{{#each}}` walks, `{{#if}}` tests and `{{…}}` prints as YAML. */
class YamlList extends Array<string> {
  readonly #text: string;

  constructor(items: readonly string[], text: string) {
    super();
    this.push(...items.map((item) => yamlText(item) as string));
    this.#text = text;
  }

  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  override toString(): string {
    return this.#text;
  }
}

/** Text as Markdown that reads the same, on one line. */
function markdownText(value: string | readonly string[]): unknown {
  if (typeof value !== "string") return value.map((item) => markdownText(item));
  const oneLine = value.replaceAll(/\s+/gu, " ").trim();
  const heading = toMarkdown(
    { type: "heading", depth: 1, children: [{ type: "text", value: oneLine }] },
    { extensions: [gfmToMarkdown()] },
  );
  return heading.replace(/^# /u, "").trimEnd();
}
