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
    name: "propose",
    args: "<record>",
    summary: "put a draft up for comments",
    load: () => import("./propose.ts"),
  },
  {
    name: "accept",
    args: "<record>",
    summary: "accept a record, and supersede those that it replaces",
    load: () => import("./accept.ts"),
  },
  {
    name: "reject",
    args: "<record>",
    summary: "reject a record",
    load: () => import("./reject.ts"),
  },
  {
    name: "deprecate",
    args: "<record>",
    summary: "say that an accepted record no longer holds",
    load: () => import("./deprecate.ts"),
  },
  {
    name: "supersede",
    args: "<record>",
    summary: "put another record in an accepted one's place",
    load: () => import("./supersede.ts"),
  },
  {
    name: "approve",
    args: "<record>",
    summary: "record an approval",
    load: () => import("./approve.ts"),
  },
  {
    name: "renumber",
    args: "<record> [id]",
    summary: "give a record another number, and rewrite every reference",
    load: () => import("./renumber.ts"),
  },
  {
    name: "risk",
    args: "",
    summary: "the risk register: risk list, risk due, risk set",
    load: () => import("./risk.ts"),
  },
  {
    name: "reverse",
    args: "<record...>",
    summary: "what going back costs today, and what falls with it",
    load: () => import("./reverse.ts"),
  },
  {
    name: "why",
    args: "[paths...]",
    summary: "name the accepted decisions that govern files",
    load: () => import("./why.ts"),
  },
  {
    name: "cost",
    args: "[record...]",
    summary: "recompute what AI features cost a month, and what would lower it",
    load: () => import("./cost.ts"),
  },
  {
    name: "report",
    args: "",
    summary: "report what was decided, waits, is due and was spent",
    load: () => import("./report.ts"),
  },
  {
    name: "ready",
    args: "<record...>",
    summary: "review whether a tier 0 or 1 decision is ready for release",
    load: () => import("./ready.ts"),
  },
  {
    name: "graph",
    args: "",
    summary: "draw how decisions relate: svg, dot or mermaid",
    load: () => import("./graph.ts"),
  },
  {
    name: "toc",
    args: "[file]",
    summary: "keep a list of the records in a Markdown file up to date",
    load: () => import("./toc.ts"),
  },
  {
    name: "export",
    args: "<target>",
    summary: "export as json, csv, ndjson, ics or an audit bundle",
    load: () => import("./export.ts"),
  },
  {
    name: "site",
    args: "<build|dev|preview>",
    summary: "build, develop or serve the decision site",
    load: () => import("./site.ts"),
  },
];
