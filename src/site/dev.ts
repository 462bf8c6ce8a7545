import { astroConfig, loadAstro } from "./astro.ts";
import type { SitePlace } from "./astro.ts";
import { handOver } from "./handover.ts";
import type { SiteServer } from "./serve.ts";
import type { SiteView } from "./view.ts";
import { makeWorkplace } from "./workplace.ts";

/** A site that shows what the records say now. */
export interface DevSource {
  /** Reads the records, again whenever something that is watched changes. */
  read: () => Promise<SiteView>;
  /** Folders and files that the view is made of. */
  watch: readonly string[];
  port: number;
  host: string;
}

/** Serves the pages with hot reload. Search needs a built index, and is not there; filters are. */
export async function developSite(source: DevSource, place: SitePlace): Promise<SiteServer> {
  const astro = await loadAstro(place.root);
  await makeWorkplace(place.root);
  const release = handOver({ view: await source.read(), watch: source.watch, reload: source.read });
  const server = await astro.dev({
    ...astroConfig(place, false),
    server: { port: source.port, host: source.host },
  });
  const { address, family, port } = server.address;
  const host = family === "IPv6" ? `[${address}]` : address;
  return {
    url: `http://${host}:${port}${place.base.replace(/\/$/u, "")}/`,
    close: async () => {
      release();
      await server.stop();
    },
  };
}
