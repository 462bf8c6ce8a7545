/** Bundles `src/` and what it uses, split so that a verb loads what it needs. */
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import type { BuildOptions, Plugin } from "esbuild";

/**
 * What stays outside: code that is mostly data, and the peers that few have. Each is named in `dependencies` or
 * `peerDependencies`; whatever else is imported goes in.
 */
const OUTSIDE = ["@viz-js/viz", "astro", "pagefind"];

/** The namespace of what is left empty. */
const NOTHING = "left-empty";

/** Writes the bundles and returns the files that went into them, as paths from the root. */
export async function bundle(root: string, out: string): Promise<string[]> {
  const shared = {
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: "esm",
    outdir: out,
    outbase: "src",
    chunkNames: "chunks/[name]-[hash]",
    legalComments: "none",
    // Less to read and to hold against what Node keeps compiled; names stay, for who reads a stack.
    minifyWhitespace: true,
    minifySyntax: true,
    metafile: true,
    logLevel: "warning",
  } as const satisfies BuildOptions;
  const program = await build({
    ...shared,
    entryPoints: ["src/bin.ts", "src/index.ts", "src/cli/lint-worker.ts"],
    platform: "node",
    target: "node22.12",
    external: OUTSIDE,
    // The packages that are written for CommonJS ask for Node's own modules by `require`.
    banner: {
      js: 'import { createRequire as createRequireOfNode } from "node:module"; const require = createRequireOfNode(import.meta.url);',
    },
    // The same code for any platform, as modules: what is not used of it stays out, and it starts faster.
    alias: { yaml: path.join(root, "node_modules/yaml/browser/index.js") },
    plugins: [leftOut, nativeParser],
  });
  // Some of what the pages import goes on to browsers, which have no `require` to make.
  const pages = await build({ ...shared, entryPoints: modulesOfPages(root), platform: "node" });
  // What a plugin makes up has its name before the path.
  return Object.keys({ ...program.metafile.inputs, ...pages.metafile.inputs }).filter(
    (file) => !file.includes(":"),
  );
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
 * Reckon replaces, Handlebars' source maps, which it does without, and Commander's starting of verbs that are programs of
 * their own, for which Node would load the starting of processes. And what Zod does for a schema's description,
 * a copy of the schema each: only `npm run schema` reads descriptions, from the source.
 */
const leftOut: Plugin = {
  name: "left-out",
  setup({ onResolve, onLoad }) {
    onLoad({ filter: /[\\/]gray-matter[\\/]lib[\\/]engines\.js$/ }, () => ({
      contents: "module.exports = {};",
    }));
    onLoad({ filter: /[\\/]source-map[\\/]source-map\.js$/ }, () => ({
      contents: 'throw new Error("left out of the bundle");',
    }));
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]lib[\\/]/u.test(importer) ? { path: importer, namespace: NOTHING } : undefined,
    );
    onLoad({ filter: /.*/, namespace: NOTHING }, () => ({ contents: "export default {};" }));
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]classic[\\/]schemas\.js$/ }, ({ path: file }) => ({
      contents: withoutDescriptions(readFileSync(file, "utf8")),
    }));
  },
};

/** @throws Error where Zod is written in another way than this knows */
function withoutDescriptions(schemas: string): string {
  const method = /(?<=^ {4}meta\(\.\.\.args\) \{\n)(?:.*\n)*?(?= {4}\},?\n)/mu;
  if (!method.test(schemas)) throw new Error("Unexpected schemas of Zod, expected a method `meta(...args)`");
  return schemas.replace(method, "return this;\n");
}

/**
 * satteri's own modules go in; the library that they call is loaded from where the package is installed, by satteri's
 * own loader, which knows the platforms.
 */
const nativeParser: Plugin = {
  name: "native-parser",
  setup({ onResolve, onLoad }) {
    const namespace = "satteri-native";
    onResolve({ filter: /^\.\.\/index\.js$/ }, ({ importer }) =>
      /[\\/]satteri[\\/]dist[\\/]binding\.js$/u.test(importer) ? { path: importer, namespace } : undefined,
    );
    onLoad({ filter: /.*/, namespace }, ({ path: binding }) => {
      const names = /export \{(?<names>[^}]*)\}/u.exec(readFileSync(binding, "utf8"))!.groups!.names!;
      return {
        contents: `import { createRequire } from "node:module";
const satteri = createRequire(import.meta.url).resolve("satteri");
export const { ${names} } = createRequire(satteri)("../index.js");`,
      };
    });
  },
};
