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

/** Operation of the kit → the command that answers it. `comment`, `diff`, `site`, `mcp` and `lsp` are to come. */
const COMMANDS: Readonly<Record<string, string>> = {
  lint: `${reckon} lint {dir} --format json`,
  text: `${reckon} lint {dir}`,
  github: `${reckon} lint {dir} --format github`,
  import: `${reckon} gate {file} {file} --format json`,
  new: `${inDocs(`${reckon} new adr --template "$2" -- "$1"`)} {title} {template}`,
};

interface Result {
  file: string;
  op: string;
  fail?: string[];
  skip?: string;
}

/** Runs cases of an operation, all of them or those named; the big files are generated once into `generated`. */
async function run(operation: string, generated: string, only: readonly string[] = []): Promise<Result[]> {
  const report = path.join(emptyFolder(), "report.json");
  const flags = ["--corpus", path.join(kit, "corpus"), "--base", base, "--gen", generated, "--json", report];
  // A file that hides what is wrong with another is only of interest where findings are read by programs.
  const masks = operation === "lint" ? ["--mask-check"] : [];
  const some = only.length > 0 ? ["--only", only.join(","), "--jobs", "1"] : [];
  const command = [`--${operation}`, COMMANDS[operation] ?? "", ...masks, ...some];
  const { stdout, stderr } = await node([path.join(kit, "run.mjs"), ...flags, ...command], root);
  if (!existsSync(report)) throw new Error(stdout + stderr);
  return JSON.parse(readFileSync(report, "utf8")) as Result[];
}

const failures = (results: readonly Result[]) =>
  results
    .filter(({ fail }) => fail !== undefined && fail.length > 0)
    .map(({ op, file, fail }) => ({ file, text: `${op} ${file}: ${fail?.join("; ")}` }));

test.each(Object.entries(COMMANDS))("hostile input does no harm: %s", async (operation, command) => {
  // The kit takes a refusal for an answer; a verb that is not there refuses everything.
  const verb = /dist\/bin\.js (\w+)/.exec(command)?.[1] ?? "";
  expect((await node([bin, verb, "--help"], root)).stdout).toContain(`Usage: reckon ${verb} `);

  const generated = emptyFolder();
  const results = await run(operation, generated);
  expect(results.length).toBeGreaterThan(0);
  // Cases run beside each other, so one may have lost its time to another. Alone, it has none to blame.
  const suspects = failures(results).map(({ file }) => file.replace(/^gen:/, ""));
  const alone = suspects.length > 0 ? await run(operation, generated, suspects) : [];
  expect(alone.length).toBeGreaterThanOrEqual(suspects.length);
  expect(failures(alone).map(({ text }) => text)).toEqual([]);
});
