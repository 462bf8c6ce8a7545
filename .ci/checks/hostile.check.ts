import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { bin, emptyFolder, node, root, shared } from "./shared.ts";

const kit = path.join(shared, "adversarial");
const base = path.join(root, ".ci/hostile");
const reckon = `${process.execPath} ${bin}`;

/** The kit's records are in `docs/adr` of a repository without settings of ours. */
const inDocs = (command: string) =>
  `sh -c 'echo "dir: docs/adr" > reckon.yaml; ${command}; status=$?; rm reckon.yaml; exit $status' sh`;

interface Command {
  name: string;
  /** Operation of the kit: which of its files, and what is watched. */
  operation: string;
  command: string;
  /** Whether it answers by the findings in a record, as the kit expects of `lint`, or does something else with it. */
  finds: boolean;
}

/** The commands that answer the kit. `comment`, `diff`, `site`, `mcp` and `lsp` are to come. */
const COMMANDS: readonly Command[] = [
  { name: "lint", operation: "lint", command: `${reckon} lint {dir} --format json`, finds: true },
  { name: "lint as text", operation: "text", command: `${reckon} lint {dir}`, finds: true },
  {
    name: "lint for GitHub",
    operation: "github",
    command: `${reckon} lint {dir} --format github`,
    finds: true,
  },
  { name: "gate", operation: "import", command: `${reckon} gate {file} {file} --format json`, finds: true },
  {
    name: "new",
    operation: "new",
    command: `${inDocs(`${reckon} new adr --template "$2" -- "$1"`)} {title} {template}`,
    finds: true,
  },
  // Records that are imported are those of `lint`; nothing but the new folder may change, nor anything else be read.
  {
    name: "import into another folder",
    operation: "lint",
    command: `${reckon} import {dir} --into {out} --options-table --json`,
    finds: false,
  },
];

interface Result {
  file: string;
  op: string;
  fail?: string[];
  skip?: string;
}

/** Runs cases of an operation, all of them or those named; the big files are generated once into `generated`. */
async function run(
  { operation, command, finds }: Command,
  generated: string,
  only: readonly string[] = [],
): Promise<Result[]> {
  const report = path.join(emptyFolder(), "report.json");
  const flags = ["--corpus", path.join(kit, "corpus"), "--base", base, "--gen", generated, "--json", report];
  // A file that hides what is wrong with another is only of interest where findings are read by programs.
  const masks = operation === "lint" && finds ? ["--mask-check"] : [];
  const some = only.length > 0 ? ["--only", only.join(","), "--jobs", "1"] : [];
  const names = finds ? [] : ["--no-name-check"];
  const asked = [`--${operation}`, command, ...masks, ...names, ...some];
  const { stdout, stderr } = await node([path.join(kit, "run.mjs"), ...flags, ...asked], root);
  if (!existsSync(report)) throw new Error(stdout + stderr);
  const results = JSON.parse(readFileSync(report, "utf8")) as Result[];
  return finds ? results : results.map(withoutFindingStatus);
}

/** Which of 0, 1 and 2 a finding makes of `lint` says nothing of another verb; any other exit stays a failure. */
function withoutFindingStatus({ fail = [], ...result }: Result): Result {
  return { ...result, fail: fail.filter((text) => !/^exit [012], expected [012](?:,[012])*$/u.test(text)) };
}

const failures = (results: readonly Result[]) =>
  results
    .filter(({ fail }) => fail !== undefined && fail.length > 0)
    .map(({ op, file, fail }) => ({ file, text: `${op} ${file}: ${fail?.join("; ")}` }));

test.each(COMMANDS)("hostile input does no harm: $name", async (answer) => {
  const { command } = answer;
  // The kit takes a refusal for an answer; a verb that is not there refuses everything.
  const verb = /dist\/bin\.js (\w+)/.exec(command)?.[1] ?? "";
  expect((await node([bin, verb, "--help"], root)).stdout).toContain(`Usage: reckon ${verb} `);

  const generated = emptyFolder();
  const results = await run(answer, generated);
  expect(results.length).toBeGreaterThan(0);
  // Cases run beside each other, so one may have lost its time to another. Alone, it has none to blame.
  const suspects = failures(results).map(({ file }) => file.replace(/^gen:/, ""));
  const alone = suspects.length > 0 ? await run(answer, generated, suspects) : [];
  expect(alone.length).toBeGreaterThanOrEqual(suspects.length);
  expect(failures(alone).map(({ text }) => text)).toEqual([]);
});
