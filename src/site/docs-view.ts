import path from "node:path";
import type { ParsedRecord } from "../parse/record.ts";
import { linkTarget } from "../model/link-target.ts";
import { plainText } from "../parse/markdown.ts";
import type { Highlight } from "./highlight.ts";
import { htmlRenderer } from "./html.ts";
import { sectionViews } from "./sections.ts";
import type { LinkTargets } from "./targets.ts";
import type { SectionView } from "./view.ts";

/** A page of the documentation. */
export interface DocView {
  /** Below the base: `docs/rules/options/at-least-three/`. */
  path: string;
  /** Path from the root of the corpus. */
  file: string;
  /** Names of the folders that it lies in below the documentation's own. */
  folders: string[];
  title: string;
  /** Its first words, for lists and descriptions. */
  summary?: string;
  sections: SectionView[];
  /** Paths of the pages of the documentation that it links to, in their order. */
  mentions: string[];
  /** Plain text, for the search index. */
  text: string;
}

/**
 * Where a file of the documentation stands on the site: `guide/gate.md` at `docs/guide/gate/`, `README.md` and `index.md`
 * at their folder.
 * @param file from the documentation's folder, with `/`
 */
export function docPath(file: string): string {
  const steps = file.replace(/\.(?:md|markdown)$/iu, "").split("/");
  if (/^(?:readme|index)$/iu.test(steps.at(-1)!)) steps.pop();
  return ["docs", ...steps.map(plainStep)].map((step) => `${step}/`).join("");
}

/** Letters of any language stay; what an address gives a meaning of its own becomes a hyphen. */
function plainStep(step: string): string {
  const plain = step.toLowerCase().replaceAll(/[^\p{L}\p{N}_-]+/gu, "-");
  return plain.replaceAll(/^-+|-+$/gu, "") || "page";
}

/** What a page of the documentation needs besides its file. */
interface DocSource {
  /** From the documentation's folder, with `/`. */
  file: string;
  targets: LinkTargets;
  highlight: Highlight;
  /** The pages of all files, by their paths from the root of the corpus. */
  places: ReadonlyMap<string, string>;
}

/** A page of the documentation as it is shown. */
export function docView(
  { record, tree }: ParsedRecord,
  { file, targets, highlight, places }: DocSource,
): DocView {
  const html = htmlRenderer(tree, targets, highlight);
  const sections = sectionViews({
    record,
    tree,
    html,
    evidence: new Set(),
    draws: { options: false, risks: false },
    problems: [],
  });
  const opening = tree.children.find((node) => node.type === "paragraph");
  return {
    path: docPath(file),
    file: record.file,
    folders: file.split("/").slice(0, -1),
    title: record.title ?? path.posix.basename(file).replace(/\.(?:md|markdown)$/iu, ""),
    ...(opening ? { summary: plainText(opening) } : {}),
    sections,
    mentions: [
      ...new Set(
        record.links.flatMap(({ url }) => {
          const target = linkTarget(record.file, url);
          return target.kind === "file" ? (places.get(target.path) ?? []) : [];
        }),
      ),
    ],
    text: tree.children
      .filter(({ type }) => type !== "yaml" && type !== "html" && type !== "definition")
      .map((node) => plainText(node))
      .join("\n"),
  };
}
