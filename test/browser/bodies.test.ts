import { AxeBuilder } from "@axe-core/playwright";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { singleFile } from "../../src/site/single-file.ts";
import { readFixture } from "../site/fixture.ts";
import { openSite, visit } from "./site.ts";
import type { OpenedSite } from "./site.ts";

let site: OpenedSite;
beforeAll(async () => {
  site = await openSite("site-bodies");
});
afterAll(async () => {
  await site?.close();
});

/** Pages of a PDF; the page tree is /Pages. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/gu)?.length ?? 0;
}

describe("a record with all that Markdown has", () => {
  test("shows it without a violation, wide and narrow, light and dark", async () => {
    const { page, context, complaints } = await visit(site, "adr-0004/");
    await page.locator(".diagram img.for-light").waitFor();
    for (const [width, colorScheme] of [
      [1440, "light"],
      [390, "dark"],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const axe = new AxeBuilder({ page });
      const { violations } = await axe
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual(
        [],
      );
      expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    }
    // A drawn diagram is a picture that the page itself holds.
    expect(
      complaints.filter((complaint) => !complaint.startsWith("request to blob:http://127.0.0.1")),
    ).toEqual([]);
    expect(await page.locator(".prose .alert-kind").textContent()).toBe("Warning");
    expect(await page.locator("pre .t-keyword").count()).toBeGreaterThan(2);
    expect(await page.locator(".prose .no-image").textContent()).toBe(
      "Image not found: The old board (images/board.png)",
    );
    await context.close();
  });

  test("has a diagram drawn in the colours of the page, its text beside it, and one that does not parse as its text", async () => {
    const { page, context } = await visit(site, "adr-0004/", { scheme: "dark" });
    const [drawn, broken] = [page.locator(".diagram").first(), page.locator(".diagram").last()];
    await drawn.locator("img.for-dark").waitFor();
    expect(await drawn.locator("img.for-light").isVisible()).toBe(false);
    const size = (await drawn.locator("img.for-dark").boundingBox())!;
    expect(size.width).toBeGreaterThan(200);
    expect(await drawn.locator("pre").isVisible()).toBe(false);
    expect(await drawn.locator("pre").textContent()).toContain("Pilot -->|request| Queue");
    expect(await broken.locator(".notice").textContent()).toContain("This diagram does not parse");
    expect(await broken.locator("pre").isVisible()).toBe(true);
    await expect.poll(() => page.locator("iframe").count()).toBe(0);
    await context.close();
  });

  test("keeps a diagram's text where there is no script, and asks for none where there is no diagram", async () => {
    const without = await visit(site, "adr-0004/", { javaScript: false });
    expect(await without.page.locator(".diagram pre").first().isVisible()).toBe(true);
    await without.context.close();
    const { page, context } = await visit(site, "adr-0003/");
    expect(await page.locator("script[src*=mermaid]").count()).toBe(0);
    await context.close();
  });

  test("runs and loads nothing that a diagram brings along", async () => {
    const { page, context } = await visit(site, "adr-0003/");
    const left: string[] = [];
    const stopped: string[] = [];
    page.on("requestfinished", (request) => left.push(request.url()));
    page.on("requestfailed", (request) => stopped.push(`${request.failure()?.errorText} ${request.url()}`));
    await page.goto(`${site.url}adr-0005/`);
    await page.locator(".diagram :is(img.for-light, .notice)").first().waitFor();
    await expect.poll(() => page.locator("iframe").count()).toBe(0);
    expect(await page.title()).not.toBe("owned");
    expect(left.filter((url) => !url.startsWith("blob:") && !url.startsWith(site.url))).toEqual([]);
    expect(stopped.filter((failure) => !failure.startsWith("csp ") && !failure.includes(site.url))).toEqual(
      [],
    );
    await context.close();
  });

  test("runs nothing of a drawing, not even where it is opened by itself", async () => {
    const { page, context } = await visit(site, "adr-0004/");
    const address = await page.locator(".prose img").first().getAttribute("src");
    await page.goto(new URL(address!, `${site.url}adr-0004/`).href);
    expect(await page.title()).not.toBe("owned");
    expect(await page.locator("script").count()).toBe(0);
    await context.close();
  });

  test("does not move while its images load", async () => {
    const { page, context } = await visit(site, "adr-0004/");
    const image = page.locator(".prose img").first();
    expect([await image.getAttribute("width"), await image.getAttribute("height")]).toEqual(["480", "96"]);
    await context.close();
  });
});

describe("documentation and theme", () => {
  test("stand on every page without a violation, and documentation is found by the search", async () => {
    const { page, context, complaints } = await visit(site, "docs/operating/replay/");
    for (const [width, colorScheme] of [
      [1440, "light"],
      [390, "dark"],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual(
        [],
      );
    }
    await page.emulateMedia({ colorScheme: "light" });
    const colour = `getComputedStyle(document.querySelector(".prose a")).color`;
    expect(await page.evaluate(colour)).toBe("rgb(11, 110, 110)");
    await page.goto(`${site.url}?q=dry+run`);
    await page.locator("#results .row").first().waitFor();
    expect(await page.locator("#count").textContent()).toMatch(/^1 page matches/u);
    await page.locator("#results a").first().click();
    await page.waitForURL("**/archive/docs/operating/replay/");
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe("a record as one file", () => {
  test("asks for nothing, runs nothing, and prints on one A4 page as on the site", async () => {
    const { view } = await readFixture("site");
    const folder = path.dirname(site.folder);
    const text = await singleFile(view, "memo-0009", { root: folder, outDir: site.folder, base: "/" });
    const file = path.join(folder, "memo-0009.html");
    writeFileSync(file, text);
    expect(existsSync(path.join(folder, ".reckon/single"))).toBe(false);
    const context = await site.browser.newContext({ offline: true });
    const page = await context.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on("request", (request) => requests.push(request.url().slice(0, 80)));
    page.on("console", (message) => complaints.push(message.text()));
    await page.goto(pathToFileURL(file).href);
    await page.evaluate("document.fonts.ready");
    expect(requests.filter((url) => !url.startsWith("data:"))).toEqual([
      pathToFileURL(file).href.slice(0, 80),
    ]);
    expect(complaints).toEqual([]);
    expect(await page.locator("h1").textContent()).toBe("Move passenger answers from Heron-L to Kite-M");
    expect(
      await page.evaluate(
        `["600 36px 'Source Serif 4'", "15px Inter"].map((font) => document.fonts.check(font)).join()`,
      ),
    ).toBe("true,true");
    expect(await page.locator("script, link[rel=stylesheet], dialog, .contents").count()).toBe(0);
    // Other pages of the site are not beside it.
    expect(await page.locator("a[href^='/'], a[href^='.']").count()).toBe(0);
    expect(await page.locator("a[href='#R1']").count()).toBeGreaterThan(0);
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
    await context.close();
  }, 60_000);

  test("carries its images along, and leads to the site where that has an address", async () => {
    const { view } = await readFixture("site-bodies");
    const folder = path.dirname(site.folder);
    const place = { root: folder, outDir: site.folder, base: "/x/", url: "https://decisions.example.org" };
    const text = await singleFile(view, "adr-0004", place);
    expect(text).toContain('src="data:image/svg+xml;base64,');
    expect(text).toContain('href="https://decisions.example.org/x/adr-0003/"');
    expect(text).toContain("flowchart LR");
  }, 60_000);
});
