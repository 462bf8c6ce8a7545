import { chromium } from "playwright-core";
import type { Browser, BrowserContext, Page, Response } from "playwright-core";
import { BROWSER_FLAGS, findBrowser } from "../../scripts/browser.ts";
import { buildSite } from "../../src/site/build.ts";
import { serveSite } from "../../src/site/serve.ts";
import { removeFolder, temporaryFolder } from "../package/packed.ts";
import { readFixture } from "../site/fixture.ts";

/** A fixture's site, built, served below a path, and a browser to look at it. */
export interface OpenedSite {
  url: string;
  folder: string;
  browser: Browser;
  close(): Promise<void>;
}

/** Starts a browser, for a file of tests that looks at several sites. */
export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: findBrowser()!, args: BROWSER_FLAGS });
}

/**
 * Builds and serves `test/fixtures/<name>` below `/archive/`, as behind a proxy.
 * @param shared a browser to look at it with; without one it starts its own
 */
export async function openSite(name: string, shared?: Browser): Promise<OpenedSite> {
  const root = temporaryFolder("site");
  const outDir = `${root}/out`;
  const { view } = await readFixture(name);
  await buildSite(view, { root, outDir, base: "/archive/" });
  const server = await serveSite({ folder: outDir, base: "/archive/", port: 0, host: "127.0.0.1" });
  const browser = shared ?? (await openBrowser());
  return {
    url: server.url,
    folder: outDir,
    browser,
    close: async () => {
      if (!shared) await browser.close();
      await server.close();
      removeFolder(root);
    },
  };
}

/** A page, and everything that a visitor should never meet on it: console messages, errors, requests elsewhere. */
export interface WatchedPage {
  page: Page;
  context: BrowserContext;
  complaints: string[];
  /** Bytes of script that were loaded, as sent. */
  scripts(): Promise<number>;
}

/** How a visitor looks at the site. */
export interface Visit {
  width?: number;
  scheme?: "light" | "dark";
  javaScript?: boolean;
}

/** Opens a page of the site in a context of its own. */
export async function visit(site: OpenedSite, path: string, look: Visit = {}): Promise<WatchedPage> {
  const context = await site.browser.newContext({
    viewport: { width: look.width ?? 1440, height: 900 },
    colorScheme: look.scheme ?? "light",
    javaScriptEnabled: look.javaScript ?? true,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  // Days are counted from the reader's day, which is to be that of the fixtures.
  await page.clock.setFixedTime(new Date("2026-11-20T12:00:00"));
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  const scripts: Response[] = [];
  page.on("console", (message) => complaints.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(new URL(site.url).origin)) complaints.push(`request to ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} for ${response.url()}`);
    if (response.request().resourceType() === "script") scripts.push(response);
  });
  await page.goto(site.url + path);
  return {
    page,
    context,
    complaints,
    scripts: async () => {
      const bodies = await Promise.all(scripts.map((response) => response.body()));
      return bodies.reduce((sum, body) => sum + body.length, 0);
    },
  };
}
