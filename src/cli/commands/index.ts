import type { Verb } from "../verb.ts";

/** Every verb, in the order of `reckon --help`. */
export const VERBS: readonly Verb[] = [
  { name: "lint", summary: "check records and corpus", load: () => import("./lint.ts") },
];
