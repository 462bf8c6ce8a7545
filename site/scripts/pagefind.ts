/** The part of Pagefind's browser interface that the home page uses. */
interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<unknown>;
  search(words: string | null, options: { filters: Record<string, { any: string[] }> }): Promise<Found>;
}

interface Found {
  results: { data(): Promise<{ excerpt: string; meta: Record<string, string> }> }[];
  /** Values of each facet among the results, with counts. */
  filters: Record<string, Record<string, number>>;
}

/** A match, best first. The excerpt is Pagefind's, with `<mark>` around the words, and not to be parsed as HTML. */
export interface Match {
  slug: string;
  meta: Record<string, string>;
  excerpt: string;
}

export interface SearchResult {
  total: number;
  counts: Record<string, Record<string, number>>;
  /** Loads the matches from the first up to `end`. */
  load(end: number): Promise<Match[]>;
}

/** What a match outside of the text adds: who says the words in the title or the verdict comes before who mentions them. */
const META_WEIGHTS = {
  title: 8,
  verdict: 5,
  summary: 5,
  id: 8,
  owner: 1,
  slug: 0,
  status: 0,
  day: 0,
  door: 0,
};

let loading: Promise<Pagefind> | undefined;

/** Loads the search once; again where that failed. */
export function loadSearch(base: string): Promise<Pagefind> {
  loading ??= start(base).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function start(base: string): Promise<Pagefind> {
  const pagefind = await load(base);
  await pagefind.options({ baseUrl: base, excerptLength: 18, ranking: { metaWeights: META_WEIGHTS } });
  // Counts come with results only once the filters are there.
  await Promise.all([pagefind.init(), pagefind.filters()]);
  return pagefind;
}

/**
 * Pagefind by a script of its own, `site/public/search.js`: an `import()` here would bring a loader along that is larger
 * than what it loads.
 */
function load(base: string): Promise<Pagefind> {
  return new Promise((resolve, reject) => {
    addEventListener("reckon:search", (event) => resolve((event as CustomEvent<Pagefind>).detail), {
      once: true,
    });
    const script = document.createElement("script");
    script.type = "module";
    script.src = `${base}search.js`;
    script.addEventListener("error", reject);
    document.head.append(script);
  });
}

/** Matches of words within facets: or within one, and between them. */
export async function search(
  base: string,
  words: string,
  facets: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<SearchResult> {
  const pagefind = await loadSearch(base);
  const chosen = [...facets].filter(([, values]) => values.size > 0);
  const filters = Object.fromEntries(chosen.map(([name, values]) => [name, { any: [...values] }]));
  const found = await pagefind.search(words === "" ? null : words, { filters });
  return {
    total: found.results.length,
    counts: found.filters,
    load: async (end) =>
      await Promise.all(
        found.results.slice(0, end).map(async (result) => {
          const { excerpt, meta } = await result.data();
          return { slug: meta.slug ?? "", meta, excerpt };
        }),
      ),
  };
}
