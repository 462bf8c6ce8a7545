import { describe, expect, test } from "vitest";
import { loadMarkdownParser } from "../../src/parse/markdown.ts";
import { relink } from "../../src/parse/relink.ts";

const moved = (url: string): string | undefined =>
  url.startsWith("0007-route.md") ? url.replace("0007-route", "adr-0007-route") : undefined;

describe.each(["satteri", "remark"] as const)("with %s", async (engine) => {
  const parser = await loadMarkdownParser(engine);
  test.each([
    ["see [0007-route.md](0007-route.md) here", "see [0007-route.md](adr-0007-route.md) here"],
    ["[a](<0007-route.md#why> 'a title')", "[a](<adr-0007-route.md#why> 'a title')"],
    ['[a `](0007-route.md)` b](0007-route.md "(x)")', '[a `](0007-route.md)` b](adr-0007-route.md "(x)")'],
    ["![](0007-route.md)[x]( 0007-route.md )", "![](adr-0007-route.md)[x]( adr-0007-route.md )"],
    ["[route]\n\n[route]: 0007-route.md 'T'", "[route]\n\n[route]: adr-0007-route.md 'T'"],
    [
      '<a href="0007-route.md">r</a> <img src=0007-route.md>',
      '<a href="adr-0007-route.md">r</a> <img src=adr-0007-route.md>',
    ],
    ["`[a](0007-route.md)` 0007-route.md [b](other.md)", "`[a](0007-route.md)` 0007-route.md [b](other.md)"],
    ["```\n[a](0007-route.md)\n```", "```\n[a](0007-route.md)\n```"],
  ])("%j", (before, after) => {
    expect(relink(before, parser.parse(before), moved)).toBe(after);
  });
});
