import { UserError } from "../model/user-error.ts";
import { astroConfig, loadAstro } from "./astro.ts";
import type { SitePlace, VitePlugin } from "./astro.ts";
import { devFiles } from "./dev-files.ts";
import { handOver } from "./handover.ts";
import type { SiteServer } from "./serve.ts";
import type { SiteView } from "./site-view.ts";
import { makeWorkplace } from "./workplace.ts";

/** A site that shows what the records say now. */
export interface DevSource {
  /** Reads the records, again whenever something that is watched changes. */
  read: () => Promise<SiteView>;
  /** Folders and files that the view is made of. */
  watch: readonly string[];
  /** Told what is wrong where reading fails; the pages stay as they were. */
  report: (error: unknown) => void;
  port: number;
  host: string;
}

/** Serves the pages, and shows what is saved as soon as it is. */
export async function developSite(source: DevSource, place: SitePlace): Promise<SiteServer> {
  const astro = await loadAstro(place.root);
  await makeWorkplace(place.root);
  const overlay = errorOverlay();
  let view = await source.read();
  let reading: Promise<SiteView> | undefined;
  // Each collection asks for itself; one reading answers them all.
  const reload = (): Promise<SiteView> => {
    reading ??= source
      .read()
      .then(
        (read) => (view = read),
        (error: unknown) => {
          source.report(error);
          overlay.show(error);
          return view;
        },
      )
      .finally(() => (reading = undefined));
    return reading;
  };
  const release = handOver({ view, watch: source.watch, reload });
  const server = await astro.dev({
    ...astroConfig(place, { plugins: [devFiles(() => view, place), overlay.plugin] }),
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

/** Lays over the open pages what is wrong, until they are next reloaded. */
function errorOverlay(): { plugin: VitePlugin; show: (error: unknown) => void } {
  let send: (message: string, stack: string) => void = () => undefined;
  return {
    plugin: {
      name: "reckon:overlay",
      configureServer(server) {
        send = (message, stack) => server.ws.send({ type: "error", err: { message, stack } });
      },
    },
    show: (error) => (error instanceof UserError ? send(error.message, error.hint) : send(String(error), "")),
  };
}
