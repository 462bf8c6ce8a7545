import { expect, test } from "vitest";
import { umbrella } from "../umbrella.ts";
import { openSite, visit } from "./site.ts";

test("a site over a work tree, a bare mirror and an export finds a decision of each", async () => {
  const { archive } = await umbrella();
  const site = await openSite(archive);
  try {
    const { page, context, complaints } = await visit(site, "");
    const found = async () => (await page.locator("#results .row .id").allTextContents()).toSorted();
    const search = async (words: string) => {
      await page.locator("#search").fill(words);
      await page.locator("#results .row").first().waitFor();
    };
    await search("invoice");
    await expect.poll(found).toEqual(["shop:billing:ADR-0001"]);
    await search("three zones");
    await expect.poll(found).toEqual(["platform:ADR-0003"]);
    await search("chats");
    await expect.poll(found).toEqual(["legal:ADR-0001"]);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/archive/legal-adr-0001/");
    expect(await page.locator("h1").textContent()).toBe("Retain for ninety days");
    expect(await page.locator("main").textContent()).toContain("Chats go.");

    await page.goto(`${site.url}adr-0001/`);
    await page
      .getByRole("link", { name: /platform:ADR-0001/u })
      .first()
      .click();
    await page.waitForURL("**/archive/platform-adr-0001/");

    await page.goto(site.url);
    await page.getByRole("checkbox", { name: /^platform/u }).check();
    const listed = async () => (await page.locator("#list .row:visible .id").allTextContents()).toSorted();
    await expect.poll(listed).toEqual(["platform:ADR-0001", "platform:ADR-0002", "platform:ADR-0003"]);
    expect(new URL(page.url()).search).toBe("?source=platform");
    expect(await page.locator("#count").textContent()).toBe("3 decisions match, newest first");
    expect(complaints).toEqual([]);
    await context.close();
  } finally {
    await site.close();
  }
});
