import type * as AstroModule from "astro";
import type { AstroInlineConfig, AstroIntegration } from "astro";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { MODULES, MODULE_EXTENSION, PACKAGE_ROOT } from "../corpus/package-root.ts";
import { UserError } from "../model/user-error.ts";

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

/** Versions that the package is tested with; `npm install` of these adds them. */
const PEERS = "astro@^7.3.4 pagefind@^1.5.2";

/** An optional peer as it is installed. */
interface Peer {
  folder: string;
  /** Address of the module that `import` of its name loads. */
  entry: string;
}

/**
 * Looks an optional peer up from this package, and then from the user's project, where a program that is installed
 * globally finds it. `require.resolve` cannot: Pagefind is for `import` alone.
 * @throws {UserError} where it is installed in neither place
 */
export function findPeer(name: "astro" | "pagefind", root: string): Peer {
  const places = [import.meta.filename, path.join(root, "package.json")].flatMap(
    (from) => createRequire(from).resolve.paths(name) ?? [],
  );
  const found = places
    .map((place) => path.join(place, name))
    .find((folder) => existsSync(path.join(folder, "package.json")));
  if (found === undefined) {
    throw new UserError(
      `Unexpected missing package ${name}, expected it beside reckon to build the site`,
      `Run: npm install --save-dev ${PEERS}`,
    );
  }
  // A link, as pnpm makes them, is followed: a package finds its own dependencies from where it really lies.
  const folder = realpathSync(found);
  const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as PeerManifest;
  const main = manifest.exports["."];
  const file = typeof main === "string" ? main : (main.import ?? main.default!);
  return { folder, entry: pathToFileURL(path.join(folder, file)).href };
}

/** The part of a package's manifest that says what importing it loads. */
interface PeerManifest {
  exports: { ".": string | { import?: string; default?: string } };
}

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
 * @param published whether the pages are to be published: their security policy leaves no room for Astro's dev server
 * @throws {UserError} where a path has a character that Vite takes for the end of a file's name.
 */
export function astroConfig(place: SitePlace, published = true): AstroInlineConfig {
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
    integrations: [pageScript(here("site/scripts/main.ts"))],
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
      plugins: [peerResolver(place.root)],
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

type VitePlugin = NonNullable<NonNullable<AstroInlineConfig["vite"]>["plugins"]>[number];

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
