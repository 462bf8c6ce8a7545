import type { Root } from "mdast";
import { describe, expect, test } from "vitest";
import { htmlRenderer } from "../../src/site/html.ts";
import type { LinkTargets } from "../../src/site/targets.ts";
import { highlightLoader, plainCode } from "../../src/site/highlight.ts";
import type { Highlight } from "../../src/site/highlight.ts";
import type { ReferenceView } from "../../src/site/view.ts";
import { native } from "../records.ts";

const gateway: ReferenceView = {
  id: "ADR-0005",
  slug: "adr-0005",
  title: "One model gateway",
  status: "superseded",
};

/** Web addresses, anchors and one record are linked; images are those of the folder `images/`. */
const targets: LinkTargets = {
  link(url) {
    if (url.endsWith("adr-0005-one-gateway.md"))
      return { href: "../adr-0005/", file: "adr/adr-0005-one-gateway.md", record: gateway };
    return /^(?:https:|#)/u.test(url) ? { href: url } : undefined;
  },
  mention(id) {
    if (id === "ADR-0002")
      return { href: "../adr-0002/", record: { id, title: "Frankfurt", status: "accepted" } };
    return id.startsWith("ADR-0005")
      ? { href: `../adr-0005/${id.slice(8).replace("/", "#")}`, record: gateway }
      : undefined;
  },
  image: (url) =>
    url.startsWith("images/")
      ? { src: `../${url}`, width: 640, height: 400 }
      : { refused: url.startsWith("https:") ? "remote" : "missing" },
  anchor: () => "rollback-drill",
};

function render(markdown: string, highlight: Highlight = plainCode): string {
  const tree: Root = native.parse(markdown);
  return htmlRenderer(tree, targets, highlight).blocks(tree.children);
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
      '<img src="../images/gateway.svg" alt="The gateway" width="640" height="400" decoding="async">',
    );
    expect(render("![A pixel](https://example.org/pixel.png)")).toContain(
      '<a href="https://example.org/pixel.png">Image: A pixel</a>',
    );
    expect(render("![The old route](../outside.png)")).toContain(
      '<span class="no-image">Image not found: The old route (../outside.png)</span>',
    );
  });

  test("puts headings below the section's own, with their anchors", () => {
    expect(render("# Rollback drill")).toBe('<h3 id="rollback-drill">Rollback drill</h3>');
  });

  test("resolves a link's definition, wherever in the record it stands", () => {
    const tree = native.parse("See [the plan][plan].\n\n## Links\n\n[plan]: https://example.org/plan\n");
    expect(htmlRenderer(tree, targets, plainCode).blocks(tree.children.slice(0, 1))).toBe(
      '<p>See <a href="https://example.org/plan">the plan</a>.</p>',
    );
  });

  test("frames a table so that it scrolls by itself", () => {
    expect(render("| Cause | Fix |\n|---|---|\n| Empty file | Refuse it |")).toMatch(
      /^<div class="figure scroll" tabindex="0" role="group" aria-label="Table"><table>/u,
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

describe("a link to another record", () => {
  test.each([
    ["by its id", "[ADR-0005](adr-0005-one-gateway.md)"],
    ["by its file", "[adr-0005-one-gateway.md](./adr-0005-one-gateway.md)"],
  ])("%s shows its title and status", (_, markdown) => {
    expect(render(markdown)).toBe(
      '<p><a href="../adr-0005/">ADR-0005 One model gateway</a> <small class="standing">(superseded)</small></p>',
    );
  });

  test("in words of its own keeps them", () => {
    expect(render("As [the gateway](adr-0005-one-gateway.md) has it.")).toBe(
      '<p>As <a href="../adr-0005/" title="ADR-0005 One model gateway">the gateway</a> <small class="standing">(superseded)</small> has it.</p>',
    );
  });

  test("need not be written: an id in the text is one, and a risk's too", () => {
    expect(render("Per ADR-0005/R1 and ADR-0002, not ADR-0099, `ADR-0002` or X-ADR-0002.")).toBe(
      '<p>Per <a href="../adr-0005/#R1" title="ADR-0005 One model gateway">ADR-0005/R1</a> <small class="standing">(superseded)</small> and ' +
        '<a href="../adr-0002/" title="ADR-0002 Frankfurt">ADR-0002</a>, not ADR-0099, <code>ADR-0002</code> or X-ADR-0002.</p>',
    );
  });
});

describe("an alert", () => {
  test("is headed by its kind", () => {
    expect(render("> [!WARNING]\n> Refunds above 25 euros still go to a person.\n>\n> Until May.")).toBe(
      '<div class="alert warning"><p class="alert-kind">Warning</p><p>Refunds above 25 euros still go to a person.</p>\n\n<p>Until May.</p>\n</div>',
    );
  });

  test("of no known kind, and a quotation, stay quotations", () => {
    expect(render("> [!DANGER]\n> Hot.")).toMatch(/^<blockquote>/u);
    expect(render("> We chose it.\n> [!NOTE]")).toMatch(/^<blockquote>/u);
  });
});

describe("code", () => {
  const highlights = highlightLoader(process.cwd());

  test("of a known language is coloured by classes, and its text stays text", async () => {
    const highlight = await highlights(new Set(["ts", "elvish-rail"]));
    const html = render('```ts\nconst door = "<two-way>"; // keep\n```', highlight);
    expect(html).toContain('<span class="t-keyword">const</span>');
    expect(html).toMatch(
      /<span class="t-string">"?&#x3C;two-way>|<span class="t-string">"&#x3C;two-way>"<\/span>/u,
    );
    expect(html).not.toContain("style=");
    expect(
      html
        .replaceAll(/<[^>]+>/gu, "")
        .replaceAll("&#x3C;", "<")
        .trim(),
    ).toBe('const door = "<two-way>"; // keep');
    expect(render("```elvish-rail\nlet x\n```", highlight)).toBe(
      '<pre tabindex="0" role="group" aria-label="Code"><code>let x\n</code></pre>',
    );
  });

  test("that is longer than a block should be is shown without colours", async () => {
    const highlight = await highlights(new Set(["ts"]));
    expect(render(`\`\`\`ts\n${"const fare = 1;\n".repeat(1100)}\`\`\``, highlight)).not.toContain("<span");
  });

  test("of Mermaid is kept as text, in a figure that a script may draw in", () => {
    expect(render("```mermaid\ngraph LR; A-->B\n```")).toBe(
      '<figure class="diagram"><pre tabindex="0" role="group" aria-label="Diagram as text"><code>graph LR; A-->B\n</code></pre></figure>',
    );
  });
});
