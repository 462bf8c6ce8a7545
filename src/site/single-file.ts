import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { SitePlace } from "./astro.ts";
import { buildPages } from "./build.ts";
import { standAlone } from "./stand-alone.ts";
import type { SiteView } from "./site-view.ts";

/**
 * A record's page as one HTML file that asks for nothing: to be sent by mail, kept, or printed.
 * @throws {UserError} where Astro is not installed
 */
export async function singleFile(view: SiteView, slug: string, place: SitePlace): Promise<string> {
  const outDir = path.join(place.root, ".reckon/single");
  const decisions = view.decisions.filter((decision) => decision.slug === slug);
  try {
    await buildPages({ ...view, decisions }, { ...place, outDir });
    const page = await readFile(path.join(outDir, slug, "index.html"), "utf8");
    return await standAlone(page, {
      file: async (address) => {
        const { pathname } = new URL(address, `http://site.invalid${place.base}${slug}/`);
        const wanted = pathname.slice(place.base.length);
        const beside = view.files.find((file) => file.path === wanted);
        if (beside && "text" in beside) return Buffer.from(beside.text);
        return await readFile(beside ? beside.copyOf : path.join(outDir, wanted));
      },
      link: (address) =>
        place.url === undefined
          ? undefined
          : new URL(address, new URL(`${place.base}${slug}/`, place.url)).href,
    });
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
