import { readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { UserError } from "../model/user-error.ts";
import { astroConfig, loadAstro } from "./astro.ts";
import type { SitePlace } from "./astro.ts";
import { feeds } from "./feeds/feeds.ts";
import { sitemap } from "./feeds/sitemap.ts";
import type { SitePage } from "./feeds/sitemap.ts";
import { handOver } from "./handover.ts";
import { searchFiles } from "./search.ts";
import type { SiteView } from "./site-view.ts";
import { makeWorkplace } from "./workplace.ts";
import { writeSiteFiles } from "./write-site-files.ts";

/** Says that a folder was made by a build, so that the next one may empty it. */
const MARK = ".reckon-site";

/** What a build wrote. */
export interface BuiltSite {
  outDir: string;
  /** Pages of records. */
  decisions: number;
  /** Files of the search index. */
  searchFiles: number;
}

/**
 * Builds the pages and the search index into `place.outDir`, which it empties before. Everything else that is written
 * lies in `<root>/.reckon`.
 * @throws {UserError} where `outDir` holds something that no build wrote, or where Astro or Pagefind is not installed.
 */
export async function buildSite(view: SiteView, place: SitePlace): Promise<BuiltSite> {
  await refuseForeign(place.outDir);
  const search = await searchFiles(view, place);
  await buildPages(view, place);
  await rm(path.join(place.outDir, "pagefind"), { recursive: true, force: true });
  await writeSiteFiles(place.outDir, [...view.files, ...search, ...feeds(view, place)]);
  const pages = sitemap(await builtPages(view, place.outDir), place);
  if (pages !== undefined) await writeFile(path.join(place.outDir, "sitemap.xml"), pages);
  await writeFile(path.join(place.outDir, MARK), "");
  return { outDir: place.outDir, decisions: view.decisions.length, searchFiles: search.length };
}

/**
 * Builds the pages alone, with their styles, scripts and fonts.
 * @throws {UserError} where Astro is not installed
 */
export async function buildPages(view: SiteView, place: SitePlace): Promise<void> {
  const astro = await loadAstro(place.root);
  const config = astroConfig(place);
  await makeWorkplace(place.root);
  const release = handOver({ view, watch: [] });
  try {
    await astro.build(config);
  } finally {
    release();
  }
}

/** The pages that were built, in the order of their addresses, with the day that a record's last changed. */
async function builtPages(view: SiteView, outDir: string): Promise<SitePage[]> {
  const dates = new Map(view.decisions.map(({ slug, date }) => [`${slug}/`, date]));
  const names = await readdir(outDir, { recursive: true });
  return names
    .filter((name) => path.basename(name) === "index.html")
    .map((name) =>
      name
        .split(path.sep)
        .slice(0, -1)
        .map((step) => `${step}/`)
        .join(""),
    )
    .toSorted()
    .map((page) => {
      const date = dates.get(page);
      return { path: page, ...(date === undefined ? {} : { date }) };
    });
}

/** A build empties its folder first, so that one given by mistake must not be lost. */
async function refuseForeign(outDir: string): Promise<void> {
  let names: string[];
  try {
    names = await readdir(outDir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw new UserError(
      `Unexpected ${outDir}, expected a folder that can be written`,
      "Name another folder with --out.",
    );
  }
  if (names.length === 0 || names.includes(MARK)) return;
  throw new UserError(
    `Unexpected files in ${outDir}, expected an empty folder or one that reckon built: a build empties it`,
    "Empty it, or name another folder with --out.",
  );
}
