import type * as AstroModule from "astro";
import type { AstroInlineConfig, AstroIntegration } from "astro";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { MODULES, MODULE_EXTENSION, PACKAGE_ROOT } from "../corpus/package-root.ts";
import { UserError } from "../model/user-error.ts";
import { findPeer } from "./peers.ts";

/** Where a site is built from and to. */
export interface SitePlace {
  /** The user's project; everything but `outDir` is written below its `.reckon` folder. */
  root: string;
  outDir: string;
  /** Path below which the site stands, `/` or `/decisions/`. */
  base: string;
  /** Address of the host, for absolute links. */
  url?: string;
}

/** A plugin of the bundler that Astro has. */
export type VitePlugin = NonNullable<NonNullable<AstroInlineConfig["vite"]>["plugins"]>[number];

/** Loads Astro from where {@link findPeer} finds it. */
export async function loadAstro(root: string): Promise<typeof AstroModule> {
  quiet();
  return (await import(findPeer("astro", root).entry)) as typeof AstroModule;
}

/** Astro reads the switch from the environment when it is loaded. */
function quiet(): void {
  process.env.ASTRO_TELEMETRY_DISABLED = "1";
}

/**
 * Astro's configuration for pages that lie in this package and records that lie elsewhere. The project's own
 * configuration of Astro, Vite, TypeScript and PostCSS is never loaded, nothing is written into the package, and what
 * the pages import is resolved from the package, also for the modules that Astro makes up below `.reckon`.
 * @param developing what serves the pages while records are written; their security policy leaves no room for Astro's
 * dev server, and stands in published pages alone
 * @throws {UserError} where a path has a character that Vite takes for the end of a file's name.
 */
export function astroConfig(place: SitePlace, developing?: { plugins: VitePlugin[] }): AstroInlineConfig {
  const published = developing === undefined;
  const work = path.join(place.root, ".reckon");
  refuseUnreadable([work, place.outDir, PACKAGE_ROOT]);
  const here = (file: string): string => path.join(PACKAGE_ROOT, file);
  return {
    root: work,
    configFile: path.relative(work, here("astro.config.mjs")),
    srcDir: here("site"),
    publicDir: here("site/public"),
    outDir: place.outDir,
    cacheDir: path.join(work, "cache/astro"),
    base: place.base,
    ...(place.url === undefined ? {} : { site: place.url }),
    logLevel: "error",
    // Images are copied as they are; Astro's own service asks for sharp, which an installation need not have.
    image: { service: { entrypoint: "astro/assets/services/noop" } },
    integrations: [pageScript(here("site/scripts/main.ts")), workBelow()],
    build: { server: path.join(work, "cache/server/") },
    vite: {
      cacheDir: path.join(work, "cache/vite"),
      tsconfig: here("site/tsconfig.json"),
      // The pages share words, days and charts with what builds them: TypeScript here, JavaScript when installed.
      resolve: {
        alias: [{ find: /^#site\/(.*)\.ts$/u, replacement: `${MODULES}/site/$1${MODULE_EXTENSION}` }],
      },
      // What the pages import is bundled: the modules that Astro writes and runs lie in the user's project.
      ...(published ? { ssr: { noExternal: true as const } } : {}),
      // Not from \`import.meta.env\`, which takes in the shell's variables: a PROD there changed the pages.
      define: { BASE: JSON.stringify(place.base), PUBLISHED: String(published) },
      css: { postcss: {} },
      plugins: [peerResolver(place.root), ...(developing?.plugins ?? [])],
      server: { fs: { allow: [PACKAGE_ROOT, findPeer("astro", place.root).folder, work] } },
    },
  };
}

function refuseUnreadable(folders: readonly string[]): void {
  const folder = folders.find((name) => /[#?]/u.test(name));
  if (folder === undefined) return;
  throw new UserError(
    `Unexpected “#” or “?” in the path ${folder}, expected a path without either: the site's bundler takes them for the end of a file's name`,
    "Rename the folder, or name another with --out.",
  );
}

/**
 * Adds the pages' script. A `<script>` in a page would do, but Astro does not find it again where the package and the
 * project have no folder in common, as with a global installation.
 */
function pageScript(file: string): AstroIntegration {
  return {
    name: "reckon:script",
    hooks: {
      "astro:config:setup": ({ injectScript }) => injectScript("page", `import ${JSON.stringify(file)};`),
    },
  };
}

/**
 * Keeps what Astro writes on the way below `.reckon`: where the output lies outside of the working directory, it would
 * make a folder there, which two builds at once would share. Only an adapter may say where.
 */
function workBelow(): AstroIntegration {
  return {
    name: "reckon:work",
    hooks: {
      "astro:config:done": ({ setAdapter }) =>
        setAdapter({
          name: "reckon:work",
          adapterFeatures: { buildOutput: "static", preserveBuildServerDir: true },
          supportedAstroFeatures: { staticOutput: "stable" },
        }),
    },
  };
}

function peerResolver(root: string): VitePlugin {
  const astro = fileURLToPath(findPeer("astro", root).entry);
  return {
    name: "reckon:peers",
    enforce: "pre",
    async resolveId(id, _importer, options) {
      if (!/^astro(?:\/|$)/u.test(id)) return undefined;
      // As if Astro imported itself: found wherever it was installed.
      return await this.resolve(id, astro, { ...options, skipSelf: true });
    },
  };
}
