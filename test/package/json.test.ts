import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { Command } from "commander";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { schemaFiles } from "../../scripts/schema.ts";
import { VERBS } from "../../src/cli/commands/index.ts";
import { contextOf, reckon } from "../cli/terminal.ts";

const YEAR = path.resolve(import.meta.dirname, "../fixtures/year");
const RESULTS = path.resolve(import.meta.dirname, "../fixtures/evals/promptfoo");
const pair = ["baseline.json", "candidate.json"].map((name) => path.join(RESULTS, name));

/** Each verb with command lines that print JSON, and the schema that describes it; in an order that they all succeed in. */
const CALLS: [verb: string, args: string[], schema: string][] = [
  ["init", ["--editor"], "init.json"],
  ["list", [], "list.json"],
  ["show", ["ADR-0006"], "show.json"],
  ["search", ["gateway"], "search.json"],
  ["lint", [], "lint.json"],
  ["gate", pair, "gate.json"],
  ["reverse", ["ADR-0006"], "reverse.json"],
  ["why", ["services/gateway/route.ts"], "why.json"],
  ["cost", [], "cost.json"],
  ["report", ["--since", "30d"], "report.json"],
  ["ready", ["MEMO-0001"], "ready.json"],
  ["graph", [], "graph.json"],
  ["risk", ["list"], "risk.json"],
  ["risk", ["due"], "risk.json"],
  ["pull", ["--check"], "pull-check.json"],
  ["toc", ["--check"], "toc.json"],
  ["toc", [], "toc.json"],
  ["new", ["adr", "Answer in Gaelic with the same model"], "new.json"],
  ["pull", ["MEMO-0010", ...pair, "--as", "gaelic-2026-11"], "gate.json"],
  ["renumber", ["MEMO-0010", "MEMO-0042", "--dry-run"], "renumber.json"],
  ["propose", ["ADR-0016"], "change.json"],
  ["approve", ["ADR-0015", "--by", "mei", "--role", "director"], "change.json"],
  ["accept", ["ADR-0015"], "change.json"],
  ["reject", ["MEMO-0009"], "change.json"],
  ["deprecate", ["ADR-0006"], "change.json"],
  ["supersede", ["ADR-0012", "--by", "ADR-0018"], "change.json"],
  ["risk", ["set", "ADR-0011/R1", "tripped"], "change.json"],
];

/** Verbs whose output is a format of its own. */
const OTHERWISE: ReadonlySet<string> = new Set(["export", "site", "import"]);

let cwd = "";
beforeAll(() => {
  cwd = mkdtempSync(path.join(tmpdir(), "reckon-json-"));
  cpSync(YEAR, cwd, { recursive: true });
});
afterAll(() => rmSync(cwd, { recursive: true }));

describe("every verb's JSON", () => {
  it("is described by a schema, and there is one for every verb", () => {
    const named = new Set(CALLS.map(([verb]) => verb));
    const verbs = VERBS.map(({ name }) => name).filter((name) => !OTHERWISE.has(name));
    expect([...named].toSorted()).toEqual(verbs.toSorted());
    for (const [, , schema] of CALLS) expect(schemaFiles().has(schema)).toBe(true);
  });

  it.each(VERBS.filter(({ name }) => !OTHERWISE.has(name)))(
    "$name names --json in its help",
    async (verb) => {
      const command = new Command(verb.name);
      (await verb.load()).define(command, contextOf(cwd), () => {});
      const commands = command.commands.length > 0 ? command.commands : [command];
      for (const each of commands) expect(each.helpInformation()).toContain("--json");
    },
  );

  it.each(CALLS)("reckon %s %j prints what %s describes", async (verb, args, schema) => {
    const { stdout, stderr } = await reckon(cwd, [verb, ...args, "--json"]);
    const ajv = formats.default(new Ajv({ strict: false }));
    const validate = ajv.compile(JSON.parse(schemaFiles().get(schema) ?? "") as object);
    const printed: unknown = stdout === "" ? stderr : JSON.parse(stdout);
    expect([validate(printed), validate.errors]).toEqual([true, null]);
  });
});
