import { readFileSync } from "node:fs";
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

test.each(Object.entries(COMMANDS))("hostile input does no harm: %s", async (operation, command) => {
  const report = path.join(emptyFolder(), "report.json");
  const flags = ["--corpus", path.join(kit, "corpus"), "--base", base, "--json", report];
  // The kit takes a refusal for an answer; a verb that is not there refuses everything.
  const verb = /dist\/bin\.js (\w+)/.exec(command)?.[1] ?? "";
  expect((await node([bin, verb, "--help"], root)).stdout).toContain(`Usage: reckon ${verb} `);
  const masks = operation === "lint" ? ["--mask-check"] : [];
  const ran = await node([path.join(kit, "run.mjs"), ...flags, `--${operation}`, command, ...masks], root);

  const results = JSON.parse(readFileSync(report, "utf8")) as Result[];
  const failures = results.filter(({ fail }) => fail !== undefined && fail.length > 0);
  expect(failures.map(({ op, file, fail }) => `${op} ${file}: ${fail?.join("; ")}`)).toEqual([]);
  expect(ran.status, ran.stdout + ran.stderr).toBe(0);
  expect(results.length).toBeGreaterThan(0);
});
