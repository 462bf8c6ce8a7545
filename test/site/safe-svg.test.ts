import { describe, expect, test } from "vitest";
import { safeSvg } from "../../src/site/safe-svg.ts";

const svg = (inside: string, attributes = ""): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 8 8"${attributes}>${inside}</svg>`;

describe("a drawing that is published", () => {
  test("keeps what draws", () => {
    const drawing = svg(
      `<title>Gateway &amp; model</title><defs><linearGradient id="g"><stop offset="0" stop-color="#1b4f95"/></linearGradient></defs>` +
        `<style>.a{fill:url(#g)}</style><rect class="a" width="4" height="4" style="stroke:red"/><use xlink:href="#g"/>`,
    );
    const written = safeSvg(drawing)!;
    for (const kept of [
      "Gateway &amp; model",
      "<stop offset",
      ".a{fill:url(#g)}",
      'style="stroke:red"',
      'href="#g"',
      'viewBox="0 0 8 8"',
    ])
      expect(written).toContain(kept);
    expect(safeSvg(written)).toBe(written);
  });

  test.each([
    ["a script", "<script>alert(1)</script>"],
    ["a script in a script's clothes", '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>'],
    ["a handler", '<rect onclick="alert(1)"/>'],
    ["a handler of the whole", '<g onload="alert(1)" ONERROR="alert(1)"/>'],
    ["an address that runs", '<a href="javascript:alert(1)"><text>x</text></a>'],
    ["an old address that runs", '<a xlink:href="java&#x0A;script:alert(1)"><text>x</text></a>'],
    [
      "an address that is moved to one that runs",
      '<a><set attributeName="href" to="javascript:alert(1)"/></a>',
    ],
    [
      "HTML",
      '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="alert(1)"/></body></foreignObject>',
    ],
    ["a page in a drawing", '<iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(1)"/>'],
    ["a picture of another host", '<image href="https://example.org/alert.png"/>'],
    ["a drawing in an address", '<image href="data:image/svg+xml,&lt;svg onload=alert(1)&gt;"/>'],
    ["a style that loads", '<style>@import "https://example.org/alert.css";</style>'],
    ["a style that loads by an escape", "<style>a{background:\\75rl(https://example.org/alert)}</style>"],
    ["a fill that loads", '<rect fill="url(https://example.org/alert#a)"/>'],
    ["a style sheet before it", '<?xml-stylesheet href="https://example.org/alert.css"?>'],
  ])("loses %s", (_, inside) => {
    const written = safeSvg(svg(inside));
    expect(written).toBeDefined();
    expect(written).not.toMatch(/alert|<script|on(?:click|load|error)=|foreignObject|iframe/iu);
  });

  test.each([
    ["is not well formed", svg("<g>")],
    ["declares entities", `<!DOCTYPE svg [<!ENTITY a "aaaa">]>${svg("<text>&a;</text>")}`],
    ["is another language", '<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>'],
    ["names no language", "<svg><rect/></svg>"],
    ["is empty", ""],
  ])("is none where the file %s", (_, text) => {
    expect(safeSvg(text)).toBeUndefined();
  });
});
