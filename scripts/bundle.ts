/** Bundles `src/` and what it uses, split so that a verb loads what it needs. */
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import type { Plugin } from "esbuild";

/**
 * What stays outside: code that is native or mostly data, and the peers that few have. Each is named in `dependencies`
 * or `peerDependencies`; whatever else is imported goes in.
 */
const OUTSIDE = ["@viz-js/viz", "astro", "pagefind", "satteri"];

/** Writes the bundles and returns the files that went into them, as paths from the root. */
export async function bundle(root: string, out: string): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["src/bin.ts", "src/index.ts", "src/cli/lint-worker.ts", ...modulesOfPages(root)],
    outdir: out,
    outbase: "src",
    chunkNames: "chunks/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node22.12",
    external: OUTSIDE,
    // The packages that are written for CommonJS ask for Node's own modules by `require`.
    banner: {
      js: 'import { createRequire as createRequireOfNode } from "node:module"; const require = createRequireOfNode(import.meta.url);',
    },
    legalComments: "none",
    metafile: true,
    plugins: [leftOut],
    logLevel: "warning",
  });
  return Object.keys(metafile.inputs);
}

/** What the pages in `site/` import from here by the name `#site/…`. */
function modulesOfPages(root: string): string[] {
  const pages = globSync("site/**/*.{astro,ts}", { cwd: root });
  const named = pages.flatMap((page) => {
    const text = readFileSync(path.join(root, page), "utf8");
    return Array.from(
      text.matchAll(/from "#(?<name>site\/[^"]+\.ts)"/gu),
      ({ groups }) => `src/${groups!.name!}`,
    );
  });
  return [...new Set(named)];
}

/**
 * Parts of packages that never run here: gray-matter's own engines, one of which evaluates JavaScript and each of which
 * Reckon replaces, and Handlebars' source maps, which it does without.
 */
const leftOut: Plugin = {
  name: "left-out",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]gray-matter[\\/]lib[\\/]engines\.js$/ }, () => ({
      contents: "module.exports = {};",
    }));
    onLoad({ filter: /[\\/]source-map[\\/]source-map\.js$/ }, () => ({
      contents: 'throw new Error("left out of the bundle");',
    }));
  },
};
