import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../site");

/** Attributes that a reader sees or hears. */
const SPOKEN = new Set(["alt", "aria-label", "description", "heading", "placeholder", "title"]);

/** Whether a string is shown to a reader: not a name that is compared or passed on, nor the value of a mute attribute. */
function isShown(text: ts.Node): boolean {
  for (let node = text; node.parent !== undefined; node = node.parent) {
    const { parent } = node;
    if (ts.isJsxAttribute(parent)) return SPOKEN.has(parent.name.getText());
    if (ts.isJsxExpression(parent) && !ts.isJsxAttribute(parent.parent)) return true;
    if (ts.isCallExpression(parent) && parent.expression !== node) return false;
    if (ts.isBinaryExpression(parent) && /^[!=]==$/.test(parent.operatorToken.getText())) return false;
  }
  return false;
}

/** Words that stand in the template of a page: text between tags, and strings that are shown or read out. */
function literalWords(page: string): string[] {
  const end = page.indexOf("\n---", 3) + 4;
  const markup = page.slice(end).replace("<!doctype html>", "");
  // A template is JSX but for its doctype, as long as each element is closed, which Prettier sees to.
  const file = ts.createSourceFile("page.tsx", `<>${markup}</>`, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) found.push(node.text);
    if ((ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) && isShown(node)) {
      found.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found.filter((text) => /\p{L}/u.test(text)).map((text) => text.trim());
}

test("no page holds words of its own: all stand in src/site/words.ts", () => {
  const pages = globSync("**/*.astro", { cwd: root }).toSorted();
  expect(pages).toContain("pages/index.astro");
  expect(pages.length).toBeGreaterThan(50);
  const own = pages.flatMap((page) =>
    literalWords(readFileSync(path.join(root, page), "utf8")).map((words) => `${page}: ${words}`),
  );
  expect(own).toEqual([]);
});

test("a heading or a label that is written into a page is found", () => {
  const page = `---
const { open } = Astro.props;
---

<section aria-label="Open risks">
  <h2>{open.length} risks</h2>
  {open.length === 0 && <p title={open}>Nothing is open.</p>}
  {status === "open" ? \`\${open.length} to review\` : format(open, "en")}
  <b class="quiet">12 %</b>
</section>
`;
  expect(literalWords(page)).toEqual(["Open risks", "risks", "Nothing is open.", "to review"]);
});
