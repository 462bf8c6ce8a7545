import { describe, expect, it, onTestFinished } from "vitest";
import { rmSync } from "node:fs";
import { WhyReport } from "../../../src/model/why-report.ts";
import { sampleRepository } from "../../git/sample-repository.ts";
import { ACCEPTED, adr, memo } from "../../project.ts";
import { reckon } from "../terminal.ts";

const governing = (id: string, title: string, affects: string, status = "accepted", decided = "2026-01-10") =>
  adr(id, title, `status: ${status}\ndate: ${decided}\ndecided: ${decided}\naffects: [${affects}]`);

const files = {
  "reckon.yaml": "dir: adr\n",
  "adr/memo-0003-migrate.md": memo(`${ACCEPTED}\naffects: ["src/answers/**"]`),
  "adr/adr-0001-gateway.md": governing("ADR-0001", "One gateway", '"src/**/*.ts", ./infra/'),
  "adr/adr-0002-router.md": governing("ADR-0002", "Route by confidence", "/src/answers/router.ts"),
  "adr/adr-0003-cache.md": governing("ADR-0003", "Cache answers", '"src/**"', "superseded"),
  "adr/adr-0004-prompts.md": governing(
    "ADR-0004",
    "Prompts as files",
    '"src/answers/{prompts,router.ts}"',
    "accepted",
    "2026-10-01",
  ),
  "src/answers/router.ts": "export {};\n",
  "src/answers/prompts/support.md": "Answer.\n",
  "infra/zones.yaml": "zones: 2\n",
  "README.md": "# Support\n",
};

function repository() {
  const sample = sampleRepository(files);
  onTestFinished(() => rmSync(sample.root, { recursive: true, force: true }));
  return sample;
}

async function why(cwd: string, ...args: string[]) {
  const { status, stdout } = await reckon(cwd, ["why", "--json", ...args]);
  expect(status).toBe(0);
  return WhyReport.parse(JSON.parse(stdout));
}

const named = ({ decisions }: WhyReport) => decisions.map(({ id, distance }) => [id, distance]);

describe("reckon why", () => {
  it("names the accepted decision that is nearest to a file first", async () => {
    expect(named(await why(repository().root, "src/answers/router.ts"))).toEqual([
      ["ADR-0002", 0],
      ["MEMO-0003", 1],
      ["ADR-0004", 1],
      ["ADR-0001", 2],
    ]);
  });

  it("takes a folder for the files in it, a plain path for all below it, and a missing file by its name", async () => {
    const { root } = repository();
    expect(named(await why(root, "infra"))).toEqual([["ADR-0001", 1]]);
    expect((await why(root, "src")).decisions.map(({ files: governed }) => governed.length)).toEqual([
      1, 2, 1, 1,
    ]);
    expect(named(await why(root, "src/answers/draft.ts"))).toEqual([
      ["MEMO-0003", 1],
      ["ADR-0001", 2],
    ]);
  });

  it("asks from the folder that it is called in", async () => {
    const { root } = repository();
    const { stdout } = await reckon(`${root}/src/answers`, ["why", "--json", "router.ts"]);
    expect(WhyReport.parse(JSON.parse(stdout)).decisions).toHaveLength(4);
  });

  it("answers for a whole change, and leaves out what is not committed", async () => {
    const sample = repository();
    sample.git("switch", "--quiet", "--create", "zones");
    sample.commit("A third zone", {
      "infra/zones.yaml": "zones: 3\n",
      "README.md": null,
      "src/answers/router.ts": "export {};\n",
    });
    sample.write({ "src/answers/router.ts": "export default 1;\n" });
    const report = await why(sample.root, "--changed", "--base", "main");
    expect(report).toMatchObject({ files: 2, ungoverned: 1 });
    expect(report.decisions.map(({ id, files: governed }) => [id, governed])).toEqual([
      ["ADR-0001", ["infra/zones.yaml"]],
    ]);
  });

  it("shows verdict, price of going back and files to a person", async () => {
    const { stdout } = await reckon(repository().root, ["why", "src/answers/prompts/support.md"]);
    expect(stdout).toBe(`MEMO-0003  Migrate the support model
  We chose C: Dual-run 30 days.
  Going back: 1 sprint + $3,000, costly door; decided 2026-11-18
  src/answers/**: src/answers/prompts/support.md
`);
  });

  it("writes a comment for a pull request that mentions nobody", async () => {
    const sample = repository();
    sample.write({
      "adr/adr-0002-router.md": governing("ADR-0002", '"Ask @support *first* <b>"', "README.md"),
    });
    const { stdout } = await reckon(sample.root, [
      "why",
      "README.md",
      "docs/guide.md",
      "--format",
      "markdown",
    ]);
    expect(stdout).toBe(
      String.raw`### Decisions that govern this change

- **ADR-0002** "Ask @` +
        "&#8203;" +
        String.raw`support first ". Price of going back not stated; decided 2026-01-10. Governs ` +
        "`README.md`" +
        `.

Of 2 files, 1 is governed by none.
`,
    );
  });

  it.each([
    [["--changed"], "Unexpected `--changed` without `--base` alone"],
    [[], "Unexpected call without a path"],
    [["--base", "main"], "Unexpected `--base` without `--changed`"],
    [["../elsewhere.ts"], "outside of the repository"],
    [["--changed", "--base", "--output=pwned"], "it is not in this clone"],
    [["--changed", "--base", "origin/main"], "Run `git fetch origin main`."],
  ])("refuses %j and says what to do", async (args, message) => {
    const { status, stderr } = await reckon(repository().root, ["why", ...args]);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  it("says that nothing governs a file", async () => {
    const answer = await reckon(repository().root, ["why", "README.md"]);
    expect(answer).toEqual({ status: 0, stdout: "", stderr: "No accepted decision governs it.\n" });
  });
});
