/** Documents on which Markdown parsers are known to part, each with what makes it tricky. */
export const DOCUMENTS: Readonly<Record<string, string>> = {
  "frontmatter and a table": [
    "---",
    "id: MEMO-0003",
    "kind: risk-memo",
    "---",
    "",
    "# Migrate the support model",
    "",
    "| Dimension | A: Stay | B: Migrate |",
    "|---|:-:|--:|",
    "| Cost/month | $1,200 | **$940** |",
    "",
  ].join("\n"),
  "Windows line ends":
    "---\r\nid: ADR-0001\r\n---\r\n\r\n# Cache prompts\r\n\r\n| A | B |\r\n|---|---|\r\n| 1 | 2 |\r\n",
  "lone carriage returns": "# Cache prompts\r\rSome text.\r\r- one\r- two\r",
  "emoji, CJK and combining marks":
    "# 支援モデルの移行 🚀\n\n| 次元 | A: 現状維持 👩🏽‍💻 |\n|---|---|\n| Cafe\u0301 | `𝒳` **太字** |\n",
  "tabs in lists and tables":
    "-\tone\n\n\t\tcode\n\n1.\ttwo\n\t- three\n\n|\tA\t|\tB\t|\n|---|---|\n|\t1\t|\t2\t|\n",
  "a table with ragged rows": "| A | B | C |\n|---|---|---|\n| 1 |\n| 1 | 2 | 3 | 4 |\n| |\n",
  "escaped pipes and code in cells": "| A | B |\n|---|---|\n| `a\\|b` | c \\| d |\n| `` ` `` | \\\\ |\n",
  "a table that ends with the document": "## Options\n\n| A |\n|---|\n| 1 |",
  "a table right after a paragraph": "The options are\n| A | B |\n|---|---|\n| 1 | 2 |\nand no more.\n",
  "dots that close no frontmatter": "---\nid: ADR-0001\n...\ntitle: more\n---\n\n# Title\n",
  "TOML at the head": "+++\nid = 'ADR-0001'\n+++\n\n# Title\n",
  "frontmatter that never closes": "---\nid: ADR-0001\nkind: adr\n\n# Title\n",
  "a fence that names a language": "---js\nmodule.exports = {}\n---\n\n# Title\n",
  "a blank line before the fence": "\n---\nid: ADR-0001\n---\n\n# Title\n",
  "frontmatter of nothing": "---\n---\n\n# Title\n",
  "a second rule in the body": "---\nid: ADR-0001\n---\n\nText\n\n---\n\nMore\n---\n",
  "underlined headings": "Title\n=====\n\nOptions\n-------\n\n    code, not a heading\n    ---\n",
  "evidence markers and raw HTML":
    "<!-- reckon:evidence support-2026-11 -->\n\n| A |\n|---|\n| 1 |\n\n<!-- /reckon:evidence -->\n\n<details>\n<summary>More</summary>\n\n- one\n\n</details>\n",
  "nested and loose lists":
    "1. one\n   - two\n\n     three\n   - four\n2) five\n\n\n   six\n* seven\n+ eight\n",
  "links of every form":
    "[a](b.md \"t\") [c][d] [d] ![e](f.png) <https://example.org> www.example.org x@example.org [g](<h i.md>) [^1]\n\n[d]: ./d.md 'D'\n[^1]: A note.\n",
  "entities and escapes": "&amp; &copy; &#x1F600; &unknown; \\* \\[x\\] a&nbsp;b &#0;\n",
  "breaks and strikes": "one  \ntwo\\\nthree ~~four~~ ~five~ *six **seven*** _eight_nine_\n",
  "quotes around tables and lists": "> | A | B |\n> |---|---|\n> | 1 | 2 |\n>\n> - one\nlazy\n",
  "code that looks like a record":
    "```markdown\n---\nid: ADR-0001\n---\n# Title\n```\n\n~~~\n| A |\n|---|\n~~~\n",
  "a NUL and half a surrogate pair": "# Title\0\n\nhalf \uD83D of a pair\n",
  "control characters and directions":
    "# \u202Eevil\u202C \u0007\n\nzero\u200Bwidth \u0085 next line \u2028 separator\n",
  nothing: "",
  "blank lines alone": "\n\n  \n\t\n",
};
