// The part of the site's configuration that no user changes. `src/site/astro.ts` adds where a site's records, output
// and caches are; Astro and its editor support read this file too.
import { defineConfig } from "astro/config";

export default defineConfig({
  srcDir: "./site",
  publicDir: "./site/public",
  output: "static",
  trailingSlash: "always",
  // The page's content security policy permits no inline style sheet, and one shared file is cached for all pages.
  build: { format: "directory", inlineStylesheets: "never", assets: "assets" },
  compressHTML: true,
  devToolbar: { enabled: false },
  vite: {
    // Scripts inlined into a page would need a hash each.
    build: { assetsInlineLimit: 0 },
  },
});
