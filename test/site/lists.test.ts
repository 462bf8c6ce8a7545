import { describe, expect, test } from "vitest";
import { listViews, pagesOf } from "../../src/site/lists.ts";
import { valueSlug } from "../../src/site/slugs.ts";
import { readFixture } from "./fixture.ts";

const { view } = await readFixture("site");
const lists = listViews(view.decisions);

describe("lists", () => {
  test("are one per tag, owner, status, kind, door and year, newest first", () => {
    const superseded = lists.find(({ path }) => path === "status/superseded")!;
    expect(superseded.title).toBe("Superseded");
    expect(superseded.decisions.map(({ id }) => id)).toEqual(["ADR-0004", "MEMO-0003"]);
    expect(lists.find(({ path }) => path === "owner/ines-albrecht")!.title).toBe("Owner: Ines Albrecht");
    expect(new Set(lists.map(({ facet }) => facet))).toEqual(
      new Set(["status", "kind", "door", "tag", "owner", "year"]),
    );
  });

  test("of one address are one: a person is not two by a capital letter", () => {
    const [first, second, ...rest] = view.decisions;
    const { owner: _, ...nobody } = first!;
    const found = listViews([{ ...nobody, owner: "Ana" }, { ...second!, owner: "ana" }, ...rest]);
    expect(found.find(({ path }) => path === "owner/ana")!.decisions).toHaveLength(2);
  });
});

test.each([
  ["passenger-help", "passenger-help"],
  ["Tomás Oliveira", "tomas-oliveira"],
  ["  Data  Platform ", "data-platform"],
])("%j has the address %s", (value, slug) => {
  expect(valueSlug(value)).toBe(slug);
});

test("what letters alone do not tell apart has a digest", () => {
  const slugs = ["C++", "C#", "安全", "../../etc", "<img src=x>"].map(valueSlug);
  expect(new Set(slugs).size).toBe(5);
  expect(slugs.every((slug) => /^[a-z0-9-]+$/u.test(slug))).toBe(true);
});

test("a long list is cut, and an empty one is a page", () => {
  expect(pagesOf(Array.from({ length: 250 }, (_, index) => index)).map(({ length }) => length)).toEqual([
    100, 100, 50,
  ]);
  expect(pagesOf([])).toEqual([[]]);
});
