import { Ajv } from "ajv";
import ICAL from "ical.js";
import { readFileSync } from "node:fs";
import path from "node:path";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { atomFeed } from "../../src/site/feeds/atom.ts";
import { llmsText } from "../../src/site/feeds/llms.ts";
import { sitemap } from "../../src/site/feeds/sitemap.ts";
import type { SiteFile } from "../../src/site/view.ts";
import type { SiteIndex } from "../../src/model/site-index.ts";
import { readFixture } from "./fixture.ts";

const { view } = await readFixture("site");
const hostile = (await readFixture("site-hostile")).view;
const known = { base: "/archive/", url: "https://decisions.example.org" };
const unknown = { base: "/archive/" };

/** Texts of the elements of a name, of a document that has to be well formed. */
function texts(xml: string, name: string): string[] {
  const parser = new SaxesParser({ xmlns: true });
  const found: string[] = [];
  let inside = false;
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    inside = tag.local === name;
    if (inside) found.push("");
  });
  parser.on("text", (text) => {
    if (inside) found.push(found.pop()! + text);
  });
  parser.on("closetag", () => (inside = false));
  parser.write(xml).close();
  return found;
}

function file(name: string): SiteFile & { text: string } {
  return view.files.find((candidate) => candidate.path === name) as SiteFile & { text: string };
}

describe("the feed", () => {
  test("begins with what changed last, and says the verdict", () => {
    const feed = atomFeed(view, known);
    const moments = texts(feed, "updated");
    expect(moments[0]).toBe("2026-11-18T00:00:00Z");
    expect(moments.slice(1)).toEqual(moments.slice(1).toSorted().toReversed());
    expect(texts(feed, "title")).toContain("MEMO-0009 Move passenger answers from Heron-L to Kite-M");
    expect(texts(feed, "summary")).toContain(
      "Accepted. We chose C: Dual-run, then cut over. Going back costs 1 sprint + $3,000 until 31 Jan 2027. 2 risks accepted. Eval gate passed.",
    );
    expect(feed).toContain('href="https://decisions.example.org/archive/memo-0009/"');
  });

  test("has relative links where the host is not known, and ids that are the same each time", () => {
    const feed = atomFeed(view, unknown);
    expect(feed).toContain('rel="alternate" type="text/html" href="memo-0009/"');
    expect(new Set(texts(feed, "id")).size).toBe(view.decisions.length + 1);
    expect(texts(feed, "id")[0]).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u,
    );
    expect(atomFeed(view, unknown)).toBe(feed);
  });

  test("is well formed whatever a record is called", () => {
    const [decision] = hostile.decisions;
    const title = "Fares & <b>rules</b> \u0000\uFFFF\uD800 \u202E";
    const feed = atomFeed({ ...hostile, decisions: [{ ...decision!, title }] }, unknown);
    expect(texts(feed, "title")[1]).toBe("ADR-0011 Fares & <b>rules</b> \uFFFD\uFFFD\uFFFD \u202E");
  });
});

describe("the sitemap", () => {
  test("has the address of each page, and when a record changed", () => {
    const xml = sitemap([{ path: "" }, { path: "memo-0009/", date: "2026-11-12" }], known)!;
    expect(texts(xml, "loc")).toEqual([
      "https://decisions.example.org/archive/",
      "https://decisions.example.org/archive/memo-0009/",
    ]);
    expect(texts(xml, "lastmod")).toEqual(["2026-11-12"]);
  });

  test("is none where the host is not known", () => {
    expect(sitemap([{ path: "" }], unknown)).toBeUndefined();
  });
});

describe("what programs read", () => {
  test("is an index of the records as its schema has it, newest first", () => {
    const schema = JSON.parse(readFileSync(path.resolve("schema/site.json"), "utf8")) as object;
    const index = JSON.parse(file("decisions.json").text) as SiteIndex;
    const validate = new Ajv({ strict: false, formats: { date: true } }).compile(schema);
    expect(validate(index), JSON.stringify(validate.errors)).toBe(true);
    expect(index.records.map(({ page }) => page)).toEqual(view.decisions.map(({ slug }) => `${slug}/`));
    expect(index.records.find(({ id }) => id === "MEMO-0009")).toMatchObject({
      page: "memo-0009/",
      markdown: "memo-0009.md",
      reversalCost: "1 sprint + $3,000",
      chosen: { key: "C" },
    });
  });

  test("is a calendar of what is due", () => {
    const calendar = new ICAL.Component(ICAL.parse(file("decisions.ics").text) as unknown[]);
    const summaries = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event).summary);
    expect(summaries.some((summary) => summary.startsWith("MEMO-0009 Way back gets dearer"))).toBe(true);
  });

  test("is the Markdown of each record", () => {
    const copies = view.files.filter((copy) => copy.path.endsWith(".md"));
    expect(copies).toHaveLength(view.decisions.length);
    expect(copies).toContainEqual({
      path: "memo-0009.md",
      copyOf: expect.stringMatching(/adr\/memo-0009-move-passenger-answers\.md$/u) as string,
    });
  });

  test("is a list for language models, with what is in force first", () => {
    const text = llmsText(view, known);
    expect(text).toMatch(/^# Fernway Rail\n\n> What the passenger-help team decided/u);
    expect([...text.matchAll(/^## (.+)$/gmu)].map(([, heading]) => heading)).toEqual([
      "In force",
      "Open",
      "Past",
    ]);
    expect(text).toContain(
      "- [MEMO-0009 Move passenger answers from Heron-L to Kite-M](https://decisions.example.org/archive/memo-0009.md): Accepted. We chose C",
    );
    const [decision] = hostile.decisions;
    expect(
      llmsText({ ...hostile, decisions: [{ ...decision!, title: "Show ](x)\n\n# <b>" }] }, unknown),
    ).toContain(String.raw`- [ADR-0011 Show \](x) # \<b\>](adr-0011.md)`);
  });
});
