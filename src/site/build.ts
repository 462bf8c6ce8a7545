import { cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { UserError } from "../model/user-error.ts";
import { astroConfig, loadAstro } from "./astro.ts";
import type { SitePlace } from "./astro.ts";
import { handOver } from "./handover.ts";
import { searchFiles } from "./search.ts";
import type { SiteView } from "./view.ts";
import { makeWorkplace } from "./workplace.ts";

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
  const astro = await loadAstro(place.root);
  const config = astroConfig(place);
  const search = await searchFiles(view, place);
  await makeWorkplace(place.root);
  const release = handOver({ view, watch: [] });
  try {
    await astro.build(config);
  } finally {
    release();
  }
  for (const file of view.files) {
    const target = path.join(place.outDir, file.path);
    await mkdir(path.dirname(target), { recursive: true });
    await ("text" in file ? writeFile(target, file.text) : cp(file.copyOf, target));
  }
  const folder = path.join(place.outDir, "pagefind");
  await rm(folder, { recursive: true, force: true });
  for (const file of search) {
    const target = path.join(folder, file.path);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, file.content);
  }
  await writeFile(path.join(place.outDir, MARK), "");
  return { outDir: place.outDir, decisions: view.decisions.length, searchFiles: search.length };
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
