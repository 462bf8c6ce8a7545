import type { LazyFormatter } from "../formatter.ts";

/** The formats of `reckon lint --format`; each is imported only when it is asked for. */
export const FORMATTERS: readonly LazyFormatter[] = [
  { name: "pretty", load: async () => (await import("./pretty.ts")).pretty },
  { name: "json", load: async () => (await import("./json.ts")).json },
  { name: "sarif", load: async () => (await import("./sarif.ts")).sarif },
  { name: "github", load: async () => (await import("./github.ts")).github },
  { name: "gitlab", load: async () => (await import("./gitlab.ts")).gitlab },
  { name: "markdown", load: async () => (await import("./markdown.ts")).markdown },
  { name: "junit", load: async () => (await import("./junit.ts")).junit },
];
