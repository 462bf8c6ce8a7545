import { AxeBuilder } from "@axe-core/playwright";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compareLook } from "./coarse-look.ts";
import { openBrowser, openSite, visit } from "./site.ts";
import type { OpenedSite } from "./site.ts";

/** Every kind of page, on the site that has most to show there; the name of the picture that is kept of it. */
const PAGES = [
  { site: "site", where: "", name: "home" },
  { site: "site", where: "memo-0009/", name: "decision" },
  { site: "site", where: "memo-0010/", name: "proposed" },
  { site: "site", where: "adr-0004/", name: "superseded" },
  { site: "site", where: "post-0001/", name: "postmortem" },
  { site: "site", where: "tag/models/", name: "list" },
  { site: "site", where: "browse/", name: "browse" },
  { site: "site", where: "evidence/", name: "evidence" },
  { site: "year", where: "risks/", name: "risks" },
  { site: "year", where: "doors/", name: "doors" },
  { site: "year", where: "lineage/", name: "lineage" },
  { site: "year", where: "cost/", name: "cost" },
  { site: "site", where: "missing/", name: "not-found" },
] as const;

const LOOKS = [
  { width: 1440, scheme: "light" },
  { width: 1440, scheme: "dark" },
  { width: 390, scheme: "light" },
  { width: 390, scheme: "dark" },
] as const;

let browser: Browser;
let sites: Record<"site" | "year", OpenedSite>;
beforeAll(async () => {
  browser = await openBrowser();
  sites = { site: await openSite("site", browser), year: await openSite("year", browser) };
});
afterAll(async () => {
  await sites?.site.close();
  await sites?.year.close();
  await browser?.close();
});

describe.each(PAGES)("the page $name", ({ site, where, name }) => {
  test("has no violation, fits its screen and looks as it did, wide and narrow, light and dark", async () => {
    const { page, context, complaints } = await visit(sites[site], where);
    const found: string[] = [];
    const styles = await styleBytes(page);
    for (const { width, scheme } of LOOKS) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      const look = `${name}-${width}-${scheme}`;
      const axe = new AxeBuilder({ page });
      // In the dark only colours differ.
      if (scheme === "dark") axe.withRules("color-contrast");
      else axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);
      const { violations } = await axe.analyze();
      found.push(
        ...violations.map(({ id, nodes }) => `${look}: ${id}: ${nodes.map(({ html }) => html).join(" ")}`),
      );
      if ((await page.evaluate("document.documentElement.scrollWidth - innerWidth")) !== 0)
        found.push(`${look}: wider than the screen`);
      const difference = compareLook(look, await page.screenshot({ fullPage: true }));
      if (difference !== undefined) found.push(`${look}: ${difference}`);
    }
    if (styles > 12_000) found.push(`${name}: ${styles} bytes of style, expected at most 12,000`);
    expect(found).toEqual([]);
    expect(complaints.filter((complaint) => name !== "not-found" || !complaint.includes("404"))).toEqual([]);
    await context.close();
  }, 90_000);

  test("is reached by keyboard alone, and shows where it is", async () => {
    const { page, context } = await visit(sites[site], where);
    await page.evaluate(MARK);
    const missed = await walk(page);
    expect(missed).toEqual([]);
    await context.close();
  }, 60_000);
});

/** Bytes of the style sheets of a page, as a host sends them. */
async function styleBytes(page: Page): Promise<number> {
  const sheets = (await page.evaluate(
    `Promise.all([...document.styleSheets].map(({ href }) => fetch(href).then((answer) => answer.text())))`,
  )) as string[];
  return sheets.reduce((sum, text) => sum + gzipSync(text).length, 0);
}

/** Numbers everything on a page that can be used, so that a walk can tell what it met. */
const MARK = `[...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
  .filter((element) => !element.disabled && element.checkVisibility({ visibilityProperty: true }))
  .forEach((element, index) => { element.dataset.stop = String(index); });`;

/** Goes through the page with Tab. What was not met, or was met and showed no ring. */
async function walk(page: Page): Promise<string[]> {
  const stops = (await page.evaluate("document.querySelectorAll('[data-stop]').length")) as number;
  const met = new Set<string>();
  const ringless: string[] = [];
  for (let step = 0; step < stops + 5; step++) {
    await page.keyboard.press("Tab");
    const [stop, ringed, html] = (await page.evaluate(`(() => {
      const here = document.activeElement;
      const ring = (element) => element !== null && getComputedStyle(element).outlineStyle !== "none";
      return [here.dataset.stop, ring(here) || ring(here.closest(".row")), here.outerHTML.slice(0, 120)];
    })()`)) as [string | undefined, boolean, string];
    if (stop === undefined) continue;
    if (!ringed && !met.has(stop)) ringless.push(`no ring: ${html}`);
    met.add(stop);
  }
  const missed = (await page.evaluate(
    `[...document.querySelectorAll("[data-stop]")].map(({ dataset, outerHTML }) => [dataset.stop, outerHTML.slice(0, 120)])`,
  )) as [string, string][];
  return [...missed.flatMap(([stop, html]) => (met.has(stop) ? [] : [`not met: ${html}`])), ...ringless];
}

test("the table of risks is sorted by a click, and back by another", async () => {
  const { page, context } = await visit(sites.year, "risks/");
  const refs = () => page.locator(".register tbody th a").allTextContents();
  const built = await refs();
  await page.getByRole("button", { name: "Likely" }).click();
  expect(await page.getByRole("columnheader", { name: "Likely" }).getAttribute("aria-sort")).toBe(
    "ascending",
  );
  expect((await refs()).slice(-2).toSorted()).toEqual(["ADR-0011/R1", "ADR-0018/R1"]);
  await page.getByRole("button", { name: "Likely" }).click();
  expect((await refs()).slice(0, 2).toSorted()).toEqual(["ADR-0011/R1", "ADR-0018/R1"]);
  await page.getByRole("button", { name: "Due" }).click();
  expect(await refs()).toEqual(built);
  await context.close();
});

test.each([
  // Each is in the body of two dozen others.
  ["weekly", /weekly/iu],
  ["handed", /hand/iu],
  ["moving", /mov/iu],
])("a search for %s finds first who says it in the title or the verdict", async (word, said) => {
  const { page, context } = await visit(sites.year, `?q=${word}`);
  const slug = await page.locator("#results .row").first().getAttribute("data-slug");
  await page.goto(`${sites.year.url}${slug}/`);
  expect(`${await page.locator("h1").textContent()} ${await page.locator(".lead").textContent()}`).toMatch(
    said,
  );
  await context.close();
});

test("on a narrow screen the menu opens without a script, and leads on", async () => {
  const { page, context } = await visit(sites.year, "", { width: 390, javaScript: false });
  expect(await page.getByRole("link", { name: "Risks", exact: true }).isVisible()).toBe(false);
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("link", { name: "Risks", exact: true }).click();
  await page.waitForURL("**/archive/risks/");
  expect(await page.locator("h1").textContent()).toBe("Risks");
  await context.close();
});

test("pages about all records print on their side, and a memo upright on one page", async () => {
  const { page, context } = await visit(sites.site, "risks/");
  const sizes = async () => {
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    return Array.from(
      pdf.matchAll(/\/MediaBox\s*\[0 0 (?<width>[\d.]+) (?<height>[\d.]+)\]/gu),
      ({ groups }) => (Number(groups!.width) > Number(groups!.height) ? "landscape" : "portrait"),
    );
  };
  expect(new Set(await sizes())).toEqual(new Set(["landscape"]));
  await page.goto(`${sites.site.url}memo-0009/`);
  expect(await sizes()).toEqual(["portrait"]);
  await context.close();
});
