import { readFileSync, writeFileSync, chmodSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { parse } from "yaml";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { sampleRepository } from "../git/sample-repository.ts";
import type { SampleRepository } from "../git/sample-repository.ts";
import { CLEAN, TWO_OPTIONS } from "../lint/sample-records.ts";
import { pack, removeFolder, temporaryFolder } from "../package/packed.ts";
import { actionSteps, runScript } from "./composite.ts";
import type { Outcome } from "./composite.ts";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const steps = new Map(actionSteps().map((one) => [one.id, one]));
const { version } = JSON.parse(read("package.json")) as { version: string };

const FILE = "adr/adr-0001-migrate-the-support-model.md";

let tarball = "";
let runner = "";
beforeAll(async () => {
  tarball = await pack();
  runner = temporaryFolder("runner");
  const installed = await step("install", root, { PACKAGE: tarball });
  expect(installed, installed.stderr).toMatchObject({ status: 0 });
  return () => {
    removeFolder(path.dirname(tarball));
    removeFolder(runner);
  };
});

/** Runs a step of the action; what it does not name in its `env` it does not get. */
function step(id: string, cwd: string, env: Readonly<Record<string, string>>): Promise<Outcome> {
  const { run, env: named } = steps.get(id)!;
  const empty = Object.fromEntries(Object.keys(named).map((name) => [name, ""]));
  return runScript(run, cwd, {
    ...empty,
    RUNNER_TEMP: runner,
    GITHUB_STEP_SUMMARY: path.join(runner, "summary.md"),
    GITHUB_OUTPUT: path.join(runner, "output"),
    ...env,
  });
}

/** A pull request that takes an option out of a record. */
function pullRequest(): SampleRepository & { base: string } {
  const repository = sampleRepository({ [FILE]: CLEAN });
  const base = repository.git("rev-parse", "HEAD").trim();
  repository.git("switch", "--quiet", "--create", "cheaper");
  repository.commit("Two are enough", { [FILE]: TWO_OPTIONS });
  return { ...repository, base };
}

describe("the action", () => {
  test("annotates the line, writes the summary and fails at the end", async () => {
    const { root: folder, base } = pullRequest();
    writeFileSync(path.join(runner, "summary.md"), "");
    writeFileSync(path.join(runner, "output"), "");
    const linted = await step("lint", folder, { BASE: base });
    expect(linted).toMatchObject({ status: 0, stderr: "" });
    expect(linted.stdout).toContain(`::error file=${FILE},line=16,`);
    expect(readFileSync(path.join(runner, "summary.md"), "utf8")).toContain(
      "### Reckon: one error in one record",
    );
    const output = readFileSync(path.join(runner, "output"), "utf8");
    expect(output).toBe(`report=${path.join(runner, "reckon.md")}\nstatus=1\n`);
    expect((await step("verdict", folder, { STATUS: "1" })).status).toBe(1);
    expect((await step("verdict", folder, { STATUS: "0" })).status).toBe(0);
  });

  test("says what to fetch where the base is not there, and does not go on", async () => {
    const { root: folder } = pullRequest();
    const { status, stderr } = await step("lint", folder, { BASE: "f".repeat(40) });
    expect(status).toBe(2);
    expect(stderr).toContain("git fetch origin ffff");
  });

  test.each([
    ["a path", { PATHS: '$(touch stolen)\n--fix\n"; touch stolen' }],
    ["a base", { BASE: "$(touch stolen); --output=stolen" }],
    ["a number", { MAX_WARNINGS: "1; touch stolen" }],
  ])("takes %s for nothing but text", async (_, env) => {
    const { root: folder, git } = pullRequest();
    expect((await step("lint", folder, env)).status).toBe(2);
    expect(git("status", "--porcelain")).toBe("");
  });

  test("needs no more than to read, and nothing of a pull request stands in a script", () => {
    for (const file of ["action.yml", "templates/ci/github.yml", "templates/ci/github-comment.yml"]) {
      expect(read(file)).not.toContain("pull_request_target");
    }
    for (const { run } of actionSteps()) expect(run).not.toContain("${{");
    expect(parse(read("templates/ci/github.yml"))).toMatchObject({ permissions: { contents: "read" } });
  });

  test("and the templates install this version", () => {
    for (const file of [
      "action.yml",
      "templates/ci/github.yml",
      "templates/ci/gitlab.yml",
      "templates/ci/pre-commit.yml",
    ]) {
      const named = [...read(file).matchAll(/reckon@(?<version>[\d.]+)/gu)].map(
        ({ groups }) => groups!["version"],
      );
      expect(new Set(named), file).toEqual(new Set([version]));
    }
  });
});

describe("the action's comment", () => {
  interface Comment {
    id: number;
    body: string;
    user: { type: string };
  }

  /** The part of GitHub's interface that the step calls. */
  async function host(comments: Comment[], refuse = false): Promise<{ url: string; comments: Comment[] }> {
    const server = createServer((request, response) => {
      let sent = "";
      request.setEncoding("utf8").on("data", (text: string) => (sent += text));
      request.on("end", () => {
        const { pathname, searchParams } = new URL(request.url!, "http://localhost");
        const reply = (status: number, value: unknown): void => {
          response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
        };
        if (request.headers.authorization !== "Bearer secret") return reply(401, {});
        if (request.method === "GET") {
          const page = Number(searchParams.get("page"));
          return reply(200, comments.slice((page - 1) * 100, page * 100));
        }
        if (refuse) return reply(403, {});
        const { body } = JSON.parse(sent) as { body: string };
        const id = Number(/comments\/(?<id>\d+)$/u.exec(pathname)?.groups!["id"]);
        const known = comments.find((one) => one.id === id);
        if (known) known.body = body;
        else comments.push({ id: 1000, body, user: { type: "Bot" } });
        return reply(200, {});
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, comments };
  }

  function comment(url: string, status: string): Promise<Outcome> {
    const report = path.join(runner, "comment.md");
    writeFileSync(report, `### Reckon: report of status ${status}\n`);
    return step("comment", root, {
      TOKEN: "secret",
      NUMBER: "7",
      REPORT: report,
      STATUS: status,
      GITHUB_API_URL: url,
      GITHUB_REPOSITORY: "support/decisions",
    });
  }

  const others: Comment[] = Array.from({ length: 120 }, (_, id) => ({
    id,
    body: id === 3 ? "<!-- reckon -->\nNothing to see here" : "Looks good",
    user: { type: "User" },
  }));

  test("is written once, kept up to date, and never another's", async () => {
    const { url, comments } = await host(structuredClone(others));
    await comment(url, "1");
    await comment(url, "1");
    expect((await comment(url, "0")).stdout).toBe("");
    expect(comments).toHaveLength(121);
    expect(comments[120]!.body).toBe("<!-- reckon -->\n### Reckon: report of status 0\n");
    expect(comments[3]!.body).toContain("Nothing to see here");
  });

  test("is not begun where nothing was found", async () => {
    const { url, comments } = await host([]);
    await comment(url, "0");
    expect(comments).toEqual([]);
  });

  test("is left out, with a warning, where the token may only read", async () => {
    const { url } = await host([], true);
    const { status, stdout } = await comment(url, "1");
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^::warning title=Reckon::No comment was written: .* 403\. The job summary has the report\.\n$/u,
    );
    expect((await comment("http://127.0.0.1:1", "1")).status).toBe(0);
  });
});

test("the GitLab job feeds the code quality report, and fails", async () => {
  const { root: folder, base } = pullRequest();
  const job = (parse(read("templates/ci/gitlab.yml")) as { reckon: { script: string[] } }).reckon;
  const script = job.script.filter((line) => !line.startsWith("npm install")).join("\n");
  expect(job.script).toHaveLength(4);
  const { status, stdout } = await runScript(
    script.replaceAll("/tmp/reckon", path.join(runner, "reckon")),
    folder,
    { CI_MERGE_REQUEST_DIFF_BASE_SHA: base },
  );
  expect(status).toBe(1);
  expect(stdout).toContain("options/at-least-three");
  expect(JSON.parse(readFileSync(path.join(folder, "gl-code-quality-report.json"), "utf8"))).toMatchObject([
    {
      check_name: "options/at-least-three",
      severity: "major",
      location: { path: FILE, lines: { begin: 16 } },
    },
  ]);
});

/** A folder with one program in it, which stands before the machine's own. */
function program(name: string, script: string): string {
  const folder = temporaryFolder("program");
  onTestFinished(() => removeFolder(folder));
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/bash\n${script}\n`);
  chmodSync(file, 0o755);
  return `${folder}:${process.env["PATH"]}`;
}

type Workflow = { jobs: Record<string, { steps: { name?: string; run?: string }[] }> };

function scriptOf(file: string, job: string): string {
  const { jobs } = parse(read(file)) as Workflow;
  return jobs[job]!.steps.find(({ run }) => run !== undefined)!.run!;
}

test("the workflow without the action annotates, writes the summary and fails", async () => {
  const { root: folder, base } = pullRequest();
  const summary = path.join(runner, "workflow.md");
  const npx = program("npx", `shift 2; exec "${runner}/reckon/node_modules/.bin/reckon" "$@"`);
  const { status, stdout } = await runScript(scriptOf("templates/ci/github.yml", "reckon"), folder, {
    PATH: npx,
    BASE: base,
    GITHUB_STEP_SUMMARY: summary,
  });
  expect(status).toBe(1);
  expect(stdout).toContain(`::error file=${FILE},line=16,`);
  expect(readFileSync(summary, "utf8")).toContain("### Reckon: one error");
});

test.each([
  ["", "--method POST repos/support/decisions/issues/7/comments"],
  ["41", "--method PATCH repos/support/decisions/issues/comments/41"],
])("the workflow that comments on forks finds comment %j and writes it", async (known, call) => {
  const folder = temporaryFolder("comment");
  onTestFinished(() => removeFolder(folder));
  writeFileSync(path.join(folder, "reckon.md"), "### Reckon: one error\n");
  const gh = program(
    "gh",
    `echo "$@" >> calls; case "$*" in *pulls*) echo 7;; *--paginate*) echo ${known};; esac`,
  );
  const env = { PATH: gh, GH_REPO: "support/decisions", HEAD: "mei:cheaper", SHA: "f".repeat(40) };
  const script = scriptOf("templates/ci/github-comment.yml", "comment");
  expect((await runScript(script, folder, env)).status).toBe(0);
  expect(readFileSync(path.join(folder, "calls"), "utf8")).toContain(call);
  expect(readFileSync(path.join(folder, "comment.md"), "utf8")).toBe(
    "<!-- reckon -->\n### Reckon: one error\n",
  );
});

test("the pre-commit hook keeps a broken record out of the history", () => {
  const [hook] = parse(read(".pre-commit-hooks.yaml")) as {
    entry: string;
    files: string;
    language: string;
  }[];
  const { root: folder, git, write } = sampleRepository({ [FILE]: CLEAN });
  const script = path.join(folder, ".git/hooks/pre-commit");
  writeFileSync(script, `#!/bin/sh\nPATH="${runner}/reckon/node_modules/.bin:$PATH" exec ${hook!.entry}\n`);
  chmodSync(script, 0o755);
  write({ [FILE]: TWO_OPTIONS });
  git("add", "--all");
  expect(() => git("commit", "--quiet", "--message", "Two are enough")).toThrow("options/at-least-three");
  write({ [FILE]: CLEAN.replace("Dual-run for 30 days", "Dual-run for a month") });
  git("add", "--all");
  git("commit", "--quiet", "--message", "The same in other words");
  for (const file of [FILE, "reckon.yaml", "adr/evidence/support-2026-11.json"]) {
    expect(new RegExp(hook!.files, "u").test(file), file).toBe(true);
  }
});
