import { createReadStream } from "node:fs";
import type { ServerResponse } from "node:http";
import type { SitePlace, VitePlugin } from "./astro.ts";
import { contentType } from "./content-type.ts";
import { feeds } from "./feeds/feeds.ts";
import { searchFiles } from "./search.ts";
import type { SiteView } from "./site-view.ts";
import type { SiteFile } from "./view.ts";

/**
 * Serves what stands beside the pages while records are written: images, feeds, and the search index, which is made
 * when a search first asks for it, and again after a change.
 * @param current what the records say now; another object after each change
 */
export function devFiles(current: () => SiteView, place: SitePlace): VitePlugin {
  const files = fresh(current, (view) => byPath([...view.files, ...feeds(view, place)]));
  const search = fresh(current, async (view) => byPath(await searchFiles(view, place)));
  const find = async (path: string): Promise<SiteFile | undefined> =>
    path.startsWith("pagefind/") ? (await search()).get(path) : files().get(path);
  return {
    name: "reckon:files",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? "/", "http://site.invalid");
        // Whether the base still stands before the address depends on what came before.
        const wanted = pathname.startsWith(place.base)
          ? pathname.slice(place.base.length)
          : pathname.slice(1);
        find(wanted).then((file) => (file ? send(file, response) : next()), next);
      });
    },
  };
}

/** Makes a value anew for each view, and keeps the latest. */
function fresh<T>(current: () => SiteView, make: (view: SiteView) => T): () => T {
  let latest: { view: SiteView; made: T } | undefined;
  return () => {
    const view = current();
    if (latest?.view !== view) latest = { view, made: make(view) };
    return latest.made;
  };
}

function byPath(files: readonly SiteFile[]): Map<string, SiteFile> {
  return new Map(files.map((file) => [file.path, file]));
}

function send(file: SiteFile, response: ServerResponse): void {
  response.writeHead(200, {
    "content-type": contentType(file.path),
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
  if ("text" in file) response.end(file.text);
  else
    createReadStream(file.copyOf)
      .on("error", () => response.destroy())
      .pipe(response);
}
