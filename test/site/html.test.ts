import type { Root } from "mdast";
import { describe, expect, test } from "vitest";
import { htmlRenderer } from "../../src/site/html.ts";
import type { LinkTargets } from "../../src/site/html.ts";
import { native } from "../records.ts";

/** Everything that is written is linked; images are those of the folder `images/`. */
const targets: LinkTargets = {
  link: (url) => (/^(?:https:|#)/u.test(url) ? url : undefined),
  image: (url) =>
    url.startsWith("images/")
      ? { src: `../${url}` }
      : { refused: url.startsWith("https:") ? "remote" : "missing" },
  anchor: () => "rollback-drill",
};

function render(markdown: string): string {
  const tree: Root = native.parse(markdown);
  return htmlRenderer(tree, targets).blocks(tree.children);
}

describe("the text of a record on its page", () => {
  test.each([
    ["a script", "Before <script>document.title='owned'</script> after."],
    ["an event handler", '<img src="images/gateway.svg" onerror="alert(1)">'],
    ["a style that covers the page", '<p style="position:fixed;inset:0">x</p>'],
    ["a frame", '<iframe src="https://example.org"></iframe>'],
    ["a form", '<form action="https://example.org"><input name="password"></form>'],
    ["a script address", "[open](javascript:alert(1))"],
    ["a script address in HTML", '<a href="java&#10;script:alert(1)">open</a>'],
    ["a data address", "[open](data:text/html,<script>alert(1)</script>)"],
    ["an SVG with a handler", '<svg onload="alert(1)"><script>alert(1)</script></svg>'],
    ["a base", '<base href="https://example.org/">'],
    ["a refresh", '<meta http-equiv="refresh" content="0;url=https://example.org">'],
  ])("never holds %s", (_, markdown) => {
    const html = render(markdown);
    expect(html).not.toMatch(/<(?:script|iframe|form|svg|base|meta|style)\b/iu);
    expect(html).not.toMatch(/\son\w+=|style=|javascript:|href="data:/iu);
  });

  test("keeps no class or id that could pass for a part of the page", () => {
    expect(render('<p class="masthead" id="archive">Fares</p>')).toBe("<p>Fares</p>");
  });

  test("shows an image of the records' folder, links one of another host, and names one that is missing", () => {
    expect(render("![The gateway](images/gateway.svg)")).toContain(
      '<img src="../images/gateway.svg" alt="The gateway">',
    );
    expect(render("![A pixel](https://example.org/pixel.png)")).toContain(
      '<a href="https://example.org/pixel.png">Image: A pixel</a>',
    );
    expect(render("![The old route](../outside.png)")).toContain(
      "<span>Image not found: The old route</span>",
    );
  });

  test("puts headings below the section's own, with their anchors", () => {
    expect(render("# Rollback drill")).toBe('<h3 id="rollback-drill">Rollback drill</h3>');
  });

  test("resolves a link's definition, wherever in the record it stands", () => {
    const tree = native.parse("See [the plan][plan].\n\n## Links\n\n[plan]: https://example.org/plan\n");
    expect(htmlRenderer(tree, targets).blocks(tree.children.slice(0, 1))).toBe(
      '<p>See <a href="https://example.org/plan">the plan</a>.</p>',
    );
  });

  test("frames a table so that it scrolls by itself", () => {
    expect(render("| Cause | Fix |\n|---|---|\n| Empty file | Refuse it |")).toMatch(
      /^<div class="figure scroll" tabindex="0" role="region" aria-label="Table"><table>/u,
    );
  });

  test("numbers footnotes in the order of their marks, whatever their labels", () => {
    const html = render("Consent[^z] and scope[^a], consent[^z].\n\n[^a]: Scope.\n[^z]: Consent.");
    expect(
      [...html.matchAll(/href="#note-(\d)"[^>]*>(\d)</gu)].map(([, to, shown]) => `${to}${shown}`),
    ).toEqual(["11", "22", "11"]);
  });

  test("keeps task lists as they were ticked", () => {
    const html = render("- [x] Alarm tried out\n- [ ] Fallback tried out");
    const ticked = [...html.matchAll(/<input ([^>]*)>/gu)].map(([, attributes]) =>
      attributes!.includes("checked"),
    );
    expect(ticked).toEqual([true, false]);
    expect(html.match(/disabled/gu)).toHaveLength(2);
  });
});
