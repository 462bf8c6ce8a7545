import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSite, visit } from "./site.ts";
import type { OpenedSite } from "./site.ts";

let site: OpenedSite;
let hostile: OpenedSite;
beforeAll(async () => {
  site = await openSite("site");
  hostile = await openSite("site-hostile");
});
afterAll(async () => {
  await site?.close();
  await hostile?.close();
});

describe("search", () => {
  test("reaches a memo by keyboard alone", async () => {
    const { page, context, complaints } = await visit(site, "");
    await page.keyboard.press("/");
    await page.keyboard.type("dual-run kite");
    await page.locator("#results .row").first().waitFor();
    expect(await page.locator("#count").textContent()).toMatch(/^1 decision matches, best first/u);
    expect(page.url()).toContain("?q=dual-run+kite");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/archive/memo-0009/");
    expect(await page.locator("h1").textContent()).toBe("Move passenger answers from Heron-L to Kite-M");
    await page.goBack();
    await page.locator("#results .row").first().waitFor();
    expect(await page.locator("#search").inputValue()).toBe("dual-run kite");
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("opens the first result with Enter, and a number's decision without waiting for any", async () => {
    const { page, context } = await visit(site, "memo-0009/");
    await page.keyboard.press("/");
    await page.waitForURL("**/archive/#search");
    await page.keyboard.type("frankfurt");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/archive/adr-0002/");
    await page.keyboard.type("8");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/archive/adr-0008/");
    await context.close();
  });

  test("puts the decision whose title says the word before those that mention it", async () => {
    const { page, context } = await visit(site, "?q=gateway");
    await page.locator("#results .row").first().waitFor();
    expect(await page.locator("#results .id").first().textContent()).toBe("ADR-0005");
    expect(await page.locator("#results mark").first().textContent()).toBe("gateway");
    await context.close();
  });

  test("is narrowed by kind, status and tag, and the address keeps it", async () => {
    const { page, context } = await visit(site, "?q=passenger&status=accepted&kind=risk-memo");
    await page.locator("#results .row").first().waitFor();
    const found = async () => (await page.locator("#results .id").allTextContents()).toSorted();
    expect(await found()).toEqual(["MEMO-0007", "MEMO-0009"]);
    await page.getByRole("checkbox", { name: /^models/u }).check();
    await expect.poll(found).toEqual(["MEMO-0009"]);
    expect(new URL(page.url()).search).toBe("?q=passenger&status=accepted&kind=risk-memo&tag=models");
    await page.goBack();
    await expect.poll(found).toEqual(["MEMO-0007", "MEMO-0009"]);
    await context.close();
  });

  test("says so where nothing matches, and takes the filters off", async () => {
    const { page, context } = await visit(site, "?q=zeppelin&tag=models");
    await page.getByRole("heading", { name: "No decision matches “zeppelin”" }).waitFor();
    await page.locator("#nothing button").click();
    await expect.poll(() => page.locator("#list .row:visible").count()).toBe(12);
    await context.close();
  });

  test("that did not load leaves titles, owners and tags", async () => {
    const { page, context } = await visit(site, "");
    await page.route("**/pagefind/**", (route) => route.abort());
    await page.locator("#search").fill("Frankfurt");
    await page.getByRole("heading", { name: "Full-text search did not load" }).waitFor();
    expect(await page.locator("#list .row:visible .id").allTextContents()).toEqual(["ADR-0002"]);
    await context.close();
  });
});

test("filters work on the list without the search being loaded", async () => {
  const { page, context, scripts } = await visit(site, "");
  const before = await scripts();
  await page.getByRole("checkbox", { name: /^Superseded/u }).check();
  expect(await page.locator("#list .row:visible .id").allTextContents()).toEqual(["ADR-0004", "MEMO-0003"]);
  expect(await page.locator("#count").textContent()).toBe("2 decisions match, newest first");
  await page.getByRole("button", { name: /^Superseded/u }).click();
  expect(await page.locator("#list .row:visible").count()).toBe(12);
  expect(await scripts()).toBe(before);
  await context.close();
});

describe("a page before a search", () => {
  test.each(["", "memo-0009/"])(
    "/%s loads at most 40 kB of script, and stays within its budget",
    async (where) => {
      const { page, context, scripts } = await visit(site, where);
      await page.waitForLoadState("networkidle");
      expect(await scripts()).toBeLessThanOrEqual(40_000);
      expect(gzipSync(await page.content()).length).toBeLessThanOrEqual(15_000);
      await context.close();
    },
  );

  test("shares one script", () => {
    const assets = path.join(site.folder, "assets");
    const sizes = (ending: string) =>
      readdirSync(assets)
        .filter((name) => name.endsWith(ending))
        .map((name) => gzipSync(readFileSync(path.join(assets, name))).length);
    expect(sizes(".js").reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(5_000);
  });

  test("loads the two fonts that it uses, and the extended letters only for a name that has some", async () => {
    const { page, context } = await visit(site, "memo-0009/");
    await page.waitForLoadState("networkidle");
    const fonts = await page.evaluate(
      `document.fonts.ready.then((all) => [...all].filter(({ family, status }) => status === "loaded" && !family.includes("fallback")).length)`,
    );
    expect(fonts).toBe(2);
    await context.close();
  });
});

describe("without JavaScript", () => {
  test("every decision is listed, and nothing is shown that would not work", async () => {
    const { page, context } = await visit(site, "", { javaScript: false });
    expect(await page.locator("#list .row").count()).toBe(12);
    expect(await page.locator("#search").isVisible()).toBe(false);
    expect(await page.locator("#facets").isVisible()).toBe(false);
    await page.getByRole("link", { name: "Keep timetable embeddings in Postgres" }).click();
    expect(await page.locator("h1").textContent()).toBe("Keep timetable embeddings in Postgres");
    await context.close();
  });
});

test("colours can be set, and stay set", async () => {
  const { page, context } = await visit(site, "");
  const paper = () => page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
  expect(await paper()).toBe("rgb(252, 251, 248)");
  await page.getByRole("button", { name: "Colours: as the system" }).click();
  await page.getByRole("button", { name: "Colours: light" }).click();
  expect(await paper()).toBe("rgb(22, 24, 27)");
  await page.goto(`${site.url}memo-0009/`);
  expect(await paper()).toBe("rgb(22, 24, 27)");
  await context.close();
});

test("single keys can be turned off, as who speaks to a machine needs", async () => {
  const { page, context } = await visit(site, "");
  await page.keyboard.press("?");
  await page.getByRole("checkbox", { name: "Single keys" }).uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  expect(await page.evaluate("document.activeElement?.id")).not.toBe("search");
  await context.close();
});

test("a memo prints on one A4 page, in light colours", async () => {
  const { page, context } = await visit(site, "memo-0009/", { scheme: "dark" });
  const pdf = await page.pdf({ preferCSSPageSize: true });
  // A page object of a PDF; the page tree is /Pages.
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/gu)).toHaveLength(1);
  await page.emulateMedia({ media: "print" });
  expect(await page.evaluate("getComputedStyle(document.body).color")).toBe("rgb(27, 29, 32)");
  await context.close();
});

describe("a record that wants to run", () => {
  test("runs nothing, loads nothing, and says what is wrong with it", async () => {
    const { page, context, complaints } = await visit(hostile, "adr-0011/");
    expect(await page.title()).toContain("Hostile records");
    expect(await page.locator(".notice.invalid").count()).toBeGreaterThan(2);
    expect(
      await page
        .locator("main a[href^='javascript'], main a[href^='data'], main script, main [style*='fixed']")
        .count(),
    ).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("is text in the list, the filters and the results", async () => {
    const { page, context, complaints } = await visit(hostile, "?q=alert");
    await page.locator("#results .row").first().waitFor();
    expect(await page.locator("#results img, #results script, #facets img").count()).toBe(0);
    expect(await page.locator("#facets").textContent()).toContain("<img src=x onerror=alert(1)>");
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("could not run a script that found its way into the page", async () => {
    const { page, context } = await visit(hostile, "adr-0011/");
    await page.evaluate(
      `const script = document.createElement("script");
       script.textContent = "document.title = 'owned'";
       document.body.append(script);`,
    );
    expect(await page.title()).not.toBe("owned");
    await context.close();
  });
});
