import type { Verb } from "../verb.ts";

/** Every verb, in the order of `reckon --help`. */
export const VERBS: readonly Verb[] = [
  {
    name: "new",
    args: "[kind] [title...]",
    summary: "write a new record and print its path",
    load: () => import("./new.ts"),
  },
  { name: "lint", args: "[paths...]", summary: "check records and corpus", load: () => import("./lint.ts") },
  {
    name: "pull",
    args: "[record] [results...]",
    summary: "read eval results, write the evidence and its block in the record",
    load: () => import("./pull.ts"),
  },
  {
    name: "gate",
    args: "<baseline> [candidate]",
    summary: "judge eval results, or evidence by its name",
    load: () => import("./gate.ts"),
  },
  {
    name: "list",
    args: "",
    summary: "list records, or what is due",
    load: () => import("./list.ts"),
  },
  {
    name: "show",
    args: "<record...>",
    summary: "show a record: verdict, options, the way back, risks, evidence",
    load: () => import("./show.ts"),
  },
  {
    name: "search",
    args: "<words...>",
    summary: "find records by words",
    load: () => import("./search.ts"),
  },
  {
    name: "site",
    args: "<build|dev|preview>",
    summary: "build, develop or serve the decision site",
    load: () => import("./site.ts"),
  },
  {
    name: "cost",
    args: "[record...]",
    summary: "recompute what AI features cost a month, and what would lower it",
    load: () => import("./cost.ts"),
  },
];
