import { symlinkSync } from "node:fs";
import path from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findTemplate, renderTemplate } from "../../src/corpus/template.ts";
import { readRecord } from "../records.ts";
import { folderOf } from "./folder.ts";

const DATA = {
  id: "ADR-0007",
  kind: "adr",
  title: "Cache the prompt",
  date: "2026-11-20",
  tags: ["support", "cost: model"],
  supersedes: [],
  tier: 0,
  retrospective: false,
};

const render = (text: string, data = {}) =>
  renderTemplate({ text, file: "templates/adr.md.hbs" }, { ...DATA, ...data });

describe("the template of a kind", () => {
  test("is the team's own, else the built-in one, else that for any kind", () => {
    const folder = folderOf({ "templates/adr.md.hbs": "ours" });
    expect(findTemplate(folder, "adr")).toEqual({
      text: "ours",
      file: path.join(folder, "templates/adr.md.hbs"),
    });
    expect(findTemplate(folder, "risk-memo").text).toContain("kind: risk-memo");
    expect(path.basename(findTemplate(folder, "security-review").file)).toBe("record.md.hbs");
  });

  test("may be named, and must then be readable", () => {
    const folder = folderOf({
      "mine.hbs": "mine",
      "large.hbs": "a".repeat(70_000),
      "binary.hbs": Buffer.from([0xff]),
    });
    symlinkSync("mine.hbs", path.join(folder, "link.hbs"));
    expect(findTemplate(folder, "adr", path.join(folder, "mine.hbs")).text).toBe("mine");
    for (const name of ["none.hbs", "large.hbs", "binary.hbs", "link.hbs", "."]) {
      expect(() => findTemplate(folder, "adr", path.join(folder, name))).toThrow(/Unexpected/u);
    }
  });

  test("that is a link is no template, and nothing else is taken for it", () => {
    const folder = folderOf({ "secret.txt": "secret", "templates/x": "" });
    symlinkSync("../secret.txt", path.join(folder, "templates/adr.md.hbs"));
    expect(() => findTemplate(folder, "adr")).toThrow(/ELOOP/u);
  });
});

test("values are YAML between the fences and Markdown after them", () => {
  const title = 'Answer *fast*: <b>"p95"</b> # 2.5 s [x](y) | {{id}}';
  const text = render(
    "---\ntitle: {{title}}\ntags: {{tags}}\n---\n\n# {{title}}\n\n{{#each tags}}- {{this}}\n{{/each}}",
    { title },
  );
  const record = readRecord(
    text.replace("---\n", "---\nid: ADR-0007\nkind: adr\nstatus: draft\ndate: 2026-11-20\n"),
  );
  expect(record.problems).toEqual([]);
  expect(record.values).toMatchObject({ title, tags: DATA.tags });
  expect(record.title).toBe(title);
});

test("a list is true where it has items, and each walks it", () => {
  const template =
    "---\n{{#if supersedes}}a{{/if}}{{#if tags}}b{{/if}}{{#unless supersedes}}c{{/unless}}\n{{#each tags}}- {{this}}\n{{/each}}\n---\n";
  expect(render(template)).toBe('---\nbc\n- support\n- "cost: model"\n---\n');
});

describe("a title can be anything, and stays one title", () => {
  const template =
    "---\nid: {{id}}\nkind: adr\ntitle: {{title}}\nstatus: draft\ndate: {{date}}\n---\n\n# {{title}}\n\n## Context\n";
  const check = (title: string) => {
    const record = readRecord(render(template, { title }), { file: "adr/adr-0007-x.md" });
    expect(record.problems).toEqual([]);
    expect(record.values).toMatchObject({ id: "ADR-0007", status: "draft", title: title.trim() });
    expect(record.sections.map(({ name }) => name)).toEqual(["Context"]);
    expect(record.headings).toHaveLength(2);
    return record.title;
  };

  test.each([
    "x\nstatus: accepted\n---\n# pwn",
    "'",
    '"',
    "---",
    "yes",
    "0012",
    "# Not a heading",
    "a: b",
    "- item",
    "{{id}} ${id}",
    "<script>alert(1)</script>",
    "![x](http://127.0.0.1/)",
    "\u202Eesrever\u202C",
    "支援モデルの移行 🚀",
    "a\0b\u0007\u001B[2J",
    "trailing #",
    "| a | b |",
    "*a* _b_ `c` ~d~ [e] \\f &amp; www.example.org",
  ])("%j", (title) => {
    const read = check(title);
    // eslint-disable-next-line no-control-regex -- a NUL reads as what CommonMark has for it
    expect(read).toBe(title.replaceAll("\0", "\uFFFD").replaceAll(/\s+/gu, " ").trim());
  });

  test("whatever it is", () => {
    const title = fc
      .oneof(fc.string(), fc.string({ unit: "grapheme" }))
      .filter((text) => /[\p{L}\p{N}]/u.test(text));
    fc.assert(
      fc.property(title, (text) => void check(text)),
      { numRuns: 300 },
    );
  });
});

describe("a template is refused, at once, and runs nothing", () => {
  test.each([
    ["an unclosed tag", "{{#if title}}"],
    ["a partial", "{{> ../../etc/passwd}}"],
    ["a partial of itself", "{{> @partial-block}}"],
    ["the log helper", "{{log title}}"],
    ["the lookup helper", "{{lookup this 'constructor'}}"],
    ["a helper that nobody has", "{{shout title}}"],
    ["a loop over the values", "{{#each this}}x{{/each}}"],
    ["a loop over everything", "{{#each @root}}x{{/each}}"],
    ["loops in loops", `${"{{#each tags}}{{#each ../tags}}".repeat(8)}x${"{{/each}}{{/each}}".repeat(8)}`],
    ["a mustache that never ends", "{{".repeat(10_000)],
  ])(
    "%s",
    (_, text) => {
      expect(() => render(text)).toThrow(/^Unexpected template templates\/adr\.md\.hbs: /u);
      expect(() => render(text)).not.toThrow(/is not a function|Cannot read|\[object/u);
    },
    4000,
  );

  test.each([
    ["the prototype", "{{constructor}}{{__proto__}}{{title.constructor}}{{tags.constructor}}{{tags.push}}"],
    ["the environment", "{{process.env.HOME}}{{env}}{{@root.process}}"],
    ["a way to code", '{{#with "s" as |string|}}{{#with string.sub}}{{constructor}}{{/with}}{{/with}}'],
  ])("%s is empty", (_, text) => {
    expect(render(`a${text}b`)).toBe("ab");
  });

  test("64 KiB of tags are filled at once", () => {
    expect(render("{{id}} ".repeat(9000))).toHaveLength(9 * 9000);
  }, 20_000);
});
