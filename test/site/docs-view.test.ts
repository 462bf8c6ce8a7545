import { describe, expect, test } from "vitest";
import { docGroups } from "../../src/site/docs-menu.ts";
import { docPath } from "../../src/site/docs-view.ts";
import type { DocView } from "../../src/site/docs-view.ts";
import { readFixture } from "./fixture.ts";

const { view } = await readFixture("site-bodies");

describe("a page of the documentation", () => {
  test.each([
    ["README.md", "docs/"],
    ["operating/README.md", "docs/operating/"],
    ["operating/replay.md", "docs/operating/replay/"],
    ["Über uns & Sie.md", "docs/über-uns-sie/"],
    ["../.md", "docs/page/page/"],
  ])("%s stands at %s", (file, path) => {
    expect(docPath(file)).toBe(path);
  });

  test("links to other pages, to records and to files, from where it stands", () => {
    const [beginning, replay] = view.docs;
    const html = (doc: DocView): string =>
      doc.sections
        .flatMap(({ blocks }) => blocks.map((block) => (block.type === "prose" ? block.html : "")))
        .join("");
    expect(html(beginning!)).toContain('<a href="../docs/operating/replay/">Replay a day</a>');
    expect(html(beginning!)).toContain(
      '<a href="../adr-0004/" title="ADR-0004 Answer berth requests from one queue with keys">',
    );
    expect(html(replay!)).toContain('href="../../../adr-0004/#risks"');
    expect(html(replay!)).toContain('href="../../../docs/#words"');
    expect(html(replay!)).toContain('<span class="t-comment"># dry run</span>');
    expect(beginning!.sections.at(-1)!.notes.map(({ html: note }) => note)).toEqual(["<p>140 of them.</p>"]);
  });

  test("has its place in a menu: what its folder's page links to comes first", () => {
    const page = (path: string, title: string, folders: string[], mentions: string[] = []): DocView => ({
      path,
      file: path,
      title,
      folders,
      mentions,
      sections: [],
      text: "",
    });
    const groups = docGroups([
      page("docs/a/", "Appendix", []),
      page("docs/z/", "Zero to one", []),
      page("docs/", "Handbook", [], ["docs/z/"]),
      page("docs/rules/one/", "One", ["rules"]),
    ]);
    expect(groups.map(({ name, pages }) => [name, ...pages.map(({ title }) => title)])).toEqual([
      ["", "Handbook", "Zero to one", "Appendix"],
      ["Rules", "One"],
    ]);
  });
});
