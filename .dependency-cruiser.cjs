// @ts-check
/**
 * The house rules of ARCHITECTURE.md, held by `npm run check:shape`. `test/package/layers.test.ts` asserts that every
 * rule catches its sample in `test/fixtures/layers`, and that no file of `src/` goes unseen.
 */
const path = require("node:path");

/** What each folder of `src/` may import besides itself: the folders to its left. */
const LAYERS = {
  model: [],
  git: ["model"],
  parse: ["model"],
  corpus: ["model", "git", "parse"],
  evidence: ["model", "git", "parse", "corpus"],
  register: ["model", "git", "parse", "corpus", "evidence"],
  lint: ["model", "git", "parse", "corpus", "evidence", "register"],
  export: ["model", "git", "parse", "corpus", "evidence", "register"],
  site: ["model", "git", "parse", "corpus", "evidence", "register"],
  report: ["model", "git", "parse", "corpus", "lint", "evidence", "register", "export", "site"],
  editor: ["model", "git", "parse", "corpus", "lint", "evidence", "register", "export", "report"],
};

/** Folders of equals, which a registry `index.ts` lists; an equal may have a folder of its own name beside it. */
const EQUALS = "evidence/importers|corpus/dialects|report/formatters|report/gate|export|cli/commands";

/**
 * Packages that the build bundles into `dist/`: part of the product, although npm installs them only where it is built.
 * A package that cannot be bundled stands in `dependencies`, and in `OUTSIDE` of `scripts/bundle.ts`.
 */
const BUNDLED = [
  "@clack/prompts",
  "commander",
  "csv-parse",
  "d3-scale",
  "diff",
  "fast-string-width",
  "fast-wrap-ansi",
  "fastest-levenshtein",
  "github-slugger",
  "gray-matter",
  "handlebars",
  "hast-util-raw",
  "hast-util-sanitize",
  "hast-util-to-html",
  "hast-util-to-string",
  "image-size",
  "jstat",
  "mdast-util-gfm",
  "mdast-util-to-hast",
  "mdast-util-to-markdown",
  "mdast-util-to-string",
  "minisearch",
  "picomatch",
  "remark-frontmatter",
  "remark-gfm",
  "remark-parse",
  "saxes",
  "unified",
  "unist-util-visit",
  "yaml",
  "yauzl",
];

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const layers = Object.entries(LAYERS).map(([folder, left]) => ({
  name: `layer-${folder}`,
  comment: `src/${folder} imports only from ${left.length === 0 ? "itself" : [...left, "itself"].join(", ")}.`,
  severity: "error",
  from: { path: `^src/${folder}/` },
  to: { path: "^src/", pathNot: `^src/(${[...left, folder].join("|")})/` },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...layers,
    {
      name: "known-folder",
      comment: "A new folder of src/ gets its place in the layers first.",
      severity: "error",
      from: {},
      to: { path: "^src/[^/]+/", pathNot: `^src/(${[...Object.keys(LAYERS), "cli"].join("|")})/` },
    },
    {
      name: "bin-starts-cli",
      comment: "src/bin.ts starts the program; nothing else.",
      severity: "error",
      from: { path: "^src/bin\\.ts$" },
      to: { path: "^src/", pathNot: "^src/cli/" },
    },
    {
      name: "entry-is-not-imported",
      comment: "src/bin.ts and src/index.ts are where others come in; nothing inside imports them.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^src/(bin|index)\\.ts$" },
    },
    {
      name: "rules-stay-apart",
      comment: "Rules never import one another; what they share lies above them in src/lint or in src/model.",
      severity: "error",
      from: { path: "^src/lint/rules/[^/]+/" },
      to: { path: "^src/lint/rules/" },
    },
    {
      name: "equals-stay-apart",
      comment:
        "Importers, formatters, exports and commands never import one another; what they share lies above.",
      severity: "error",
      from: { path: `^src/(${EQUALS})/([^/.]+)`, pathNot: `^src/(${EQUALS})/index\\.ts$` },
      to: { path: "^src/$1/", pathNot: "^src/$1/$2[/.]" },
    },
    {
      name: "only-index-re-exports",
      comment: "src/index.ts is the public API and the only file that re-exports.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/index\\.ts$" },
      to: { dependencyTypes: ["export"] },
    },
    {
      name: "no-cycle",
      comment: "Data flows one way.",
      severity: "error",
      from: { path: "^src/" },
      to: { circular: true },
    },
    {
      name: "pure-inside",
      comment:
        "Files, processes and the network are reached from corpus, git, evidence, site, editor and cli only.",
      severity: "error",
      from: { path: "^src/(model|parse|lint|register|report|export)/" },
      to: {
        dependencyTypes: ["core"],
        path: "^(node:)?(fs|child_process|cluster|dgram|dns|http|http2|https|inspector|net|os|process|readline|repl|tls|tty|worker_threads)(/|$)",
      },
    },
    {
      name: "no-dev-dependency",
      comment: "What src/ imports is installed with the package, or bundled into it.",
      severity: "error",
      from: { path: "^src/" },
      to: {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only"],
        pathNot: `node_modules/(astro|pagefind|${BUNDLED.join("|")})/`,
      },
    },
    {
      name: "no-undeclared-dependency",
      comment: "A package that package.json does not name is here by accident.",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "site-generator-in-site",
      comment: "astro and pagefind are optional peers: only src/site knows them.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/site/" },
      to: { path: "node_modules/(astro|pagefind)/" },
    },
    {
      name: "site-generator-on-demand",
      comment: "astro and pagefind may be missing: import() them when a site is asked for, or import types.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "node_modules/(astro|pagefind)/", dynamic: false, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "src-stands-alone",
      comment: "What ships does not need tests, scripts or pages to run.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(test|scripts|site)/" },
    },
    {
      name: "resolvable",
      comment: "An import that leads nowhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    // Imports of types are imports: a layer that only knows another's types still depends on it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: path.join(__dirname, "tsconfig.json") },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
