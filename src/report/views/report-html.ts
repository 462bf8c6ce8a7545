import { toHtml } from "hast-util-to-html";
import { toHast } from "mdast-util-to-hast";
import type { BlockContent, Root } from "mdast";
import { visible } from "../../evidence/visible.ts";

/** One page in one column, for a screen of any width, for paper, and for the light and the dark. */
const STYLE = `
:root { color-scheme: light dark; }
body { margin: 2.5rem auto; max-width: 46rem; padding: 0 1.25rem; font: 1rem/1.55 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h1 + p { margin-top: 0; opacity: .75; }
h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; border-top: 1px solid color-mix(in srgb, currentcolor 20%, transparent); padding-top: .75rem; }
ul { padding-left: 1.1rem; margin: 0; }
li { margin: .3rem 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; width: 100%; }
th, td { padding: .3rem .6rem .3rem 0; text-align: left; border-bottom: 1px solid color-mix(in srgb, currentcolor 15%, transparent); white-space: nowrap; }
th[align="right"], td[align="right"] { text-align: right; padding: .3rem 0 .3rem .6rem; }
tr:last-child td { font-weight: 600; }
@media print { body { margin: 0; max-width: none; } h2, li, tr { break-inside: avoid; } }
`;

/** Blocks as a page that needs no other file: no script, no request. */
export function reportHtml(blocks: readonly BlockContent[], title: string): string {
  const root: Root = { type: "root", children: [...blocks] };
  const body = toHtml(toHast(root))
    .replaceAll("<table>", '<div class="wide" role="region" aria-label="Table" tabindex="0"><table>')
    .replaceAll("</table>", "</table></div>");
  const head = toHtml({
    type: "element",
    tagName: "title",
    properties: {},
    children: [{ type: "text", value: visible(title) }],
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
${head}
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}
