import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { rmSync } from "node:fs";
import { sampleRepository } from "../../git/sample-repository.ts";
import type { SampleRepository } from "../../git/sample-repository.ts";
import { ACCEPTED, adr, memo, project } from "../../project.ts";
import { reckon } from "../terminal.ts";

const KEYS = "status: proposed\ndate: 2026-11-20\ndecision-makers: [ana]";
const GATEWAY = "adr/adr-0007-one-gateway.md";

/** Records that name one another in every way that the format has. */
const FILES = {
  [GATEWAY]: adr("ADR-0007", "One gateway", KEYS, "ADR-0007 is short.\n"),
  "adr/adr-0008-two-zones.md": adr(
    "ADR-0008",
    "Two zones",
    `${KEYS}\nbuilds-on:\n  - ADR-0007 # the gateway\nrelates-to: [MEMO-0003]`,
    "See [ADR-0007](adr-0007-one-gateway.md#context) and ADR-00071.\n",
  ),
  "adr/memo-0003-migrate.md": memo(`${ACCEPTED}\nbuilds-on: [ADR-0007]`),
  "adr/post-0001-gateway-down.md": adr(
    "POST-0001",
    "Gateway down",
    `${KEYS}\nmaterialised: [ADR-0007/R1]`,
  ).replace("kind: adr", "kind: postmortem"),
  "adr/images/adr-0007-zones.png": "\u0089PNG",
  "adr/notes/adr-0007/minutes.txt": "ADR-0007 was long discussed.",
  "src/gateway.ts": "// ADR-0007: every call goes through here\n",
  "src/logo.bin": "\0ADR-0007",
};

const text = (root: string, file: string): string => readFileSync(path.join(root, file), "utf8");

describe("a record gets the next free number", () => {
  test("with its file, and everything that names it", async () => {
    const root = project(FILES);
    const { status, stdout, stderr } = await reckon(root, ["renumber", "7", "--references", "src/**"]);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).toBe(`✔ ADR-0007 is now ADR-0009: 8 mentions in 5 files and 3 files and folders renamed
  adr/adr-0007-one-gateway.md → adr/adr-0009-one-gateway.md
  adr/images/adr-0007-zones.png → adr/images/adr-0009-zones.png
  adr/notes/adr-0007 → adr/notes/adr-0009
Passed over, being no text or too large:
  src/logo.bin
`);
    expect(text(root, "adr/adr-0009-one-gateway.md")).toBe(FILES[GATEWAY].replaceAll("0007", "0009"));
    expect(text(root, "adr/adr-0008-two-zones.md")).toBe(
      FILES["adr/adr-0008-two-zones.md"]
        .replace("- ADR-0007 #", "- ADR-0009 #")
        .replace("[ADR-0007](adr-0007", "[ADR-0009](adr-0009"),
    );
    expect(text(root, "adr/post-0001-gateway-down.md")).toContain("materialised: [ADR-0009/R1]");
    expect(text(root, "src/gateway.ts")).toBe("// ADR-0009: every call goes through here\n");
    expect(text(root, "src/logo.bin")).toBe("\0ADR-0007");
    expect(text(root, "adr/notes/adr-0009/minutes.txt")).toContain("ADR-0007 was");
    expect(existsSync(path.join(root, GATEWAY))).toBe(false);
  });

  test("and a decision that stands on it says why it reads otherwise", async () => {
    const root = project(FILES);
    await reckon(root, ["renumber", "7", "12", "--today", "2026-11-21"]);
    const memo3 = text(root, "adr/memo-0003-migrate.md");
    expect(memo3).toContain("builds-on: [ADR-0012]");
    expect(memo3).toMatch(/amended: \[\{ ?on: 2026-11-21, why: ADR-0007 is now ADR-0012 ?\}\]/u);
    expect(text(root, "adr/adr-0008-two-zones.md")).not.toContain("amended");
  });

  test("line ends, a byte order mark and the rest of each file stay", async () => {
    const windows = `\u{FEFF}${FILES["adr/adr-0008-two-zones.md"].replaceAll("\n", "\r\n")}`;
    const root = project({ ...FILES, "adr/adr-0008-two-zones.md": windows });
    await reckon(root, ["renumber", "ADR-0007", "ADR-0010"]);
    expect(text(root, "adr/adr-0008-two-zones.md")).toBe(
      windows.replace("- ADR-0007 #", "- ADR-0010 #").replace("[ADR-0007](adr-0007", "[ADR-0010](adr-0010"),
    );
  });

  test("and a list of records that was up to date stays so", async () => {
    const root = project(FILES);
    await reckon(root, ["toc"]);
    await reckon(root, ["renumber", "8", "6"]);
    expect(text(root, "adr/README.md")).toContain("[ADR-0006 Two zones](adr-0006-two-zones.md)");
    expect((await reckon(root, ["toc", "--check"])).status).toBe(0);
  });
});

describe("a record of another tool", () => {
  const NYGARD = (title: string, status: string): string =>
    `# ${title}\n\nDate: 2026-11-20\n\n## Status\n\n${status}\n\n## Context\n\nCalls fail.\n\n## Decision\n\nOne gateway.\n\n## Consequences\n\nNone.\n`;

  test("gets another name, number in its heading, and words in the links to it", async () => {
    const root = project({
      "adr/0001-one-gateway.md": NYGARD("1. One gateway", "Superseded by [2. Two zones](0002-two-zones.md)"),
      "adr/0002-two-zones.md": NYGARD(
        "2. Two zones",
        "Accepted\n\nSupersedes [1. One gateway](0001-one-gateway.md)",
      ),
    });
    const { status, stderr } = await reckon(root, ["renumber", "2", "10"]);
    expect(stderr).not.toContain("Unexpected");
    expect(status).toBe(0);
    expect(text(root, "adr/0010-two-zones.md")).toContain("# 10. Two zones\n");
    expect(text(root, "adr/0001-one-gateway.md")).toContain(
      "Superseded by [10. Two zones](0010-two-zones.md)",
    );
    const { stdout } = await reckon(root, ["list", "--sort", "id"]);
    expect(stdout).toMatch(/ADR-0001 +superseded[^\n]*\nADR-0010 +accepted/u);
  });

  test("whose name has no number of its own is left alone", async () => {
    const root = project({ "adr/adr101-load/README.md": NYGARD("Load management", "Accepted") });
    const { status, stderr } = await reckon(root, ["renumber", "101", "12"]);
    expect(stderr).toContain("adr/adr101-load/README.md is called in a way that cannot be changed safely");
    expect(status).toBe(2);
  });
});

test("evidence that is called after the record goes with it", async () => {
  const fixture = path.resolve(import.meta.dirname, "../../../adr");
  const memo1 = "adr/memo-0001-migrate-the-support-model.md";
  const name = "memo-0001-support";
  const call = (file: string): string =>
    readFileSync(path.join(fixture, file), "utf8").replaceAll("support-2026-11", name);
  const root = project({
    [memo1]: call("memo-0001-migrate-the-support-model.md"),
    "adr/eval-0001-golden.md": call("eval-0001-support-answers-golden-set.md"),
    [`adr/evidence/${name}.json`]: call("evidence/support-2026-11.json"),
  });
  expect((await reckon(root, ["pull", "--check"])).stdout).toContain("1 of 1 evidence block current");
  const { status, stderr } = await reckon(root, ["renumber", "MEMO-0001", "5"]);
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(existsSync(path.join(root, "adr/evidence/memo-0005-support.json"))).toBe(true);
  expect((await reckon(root, ["pull", "--check"])).stdout).toContain("1 of 1 evidence block current");
});

describe("nothing is written", () => {
  test("with --dry-run, which shows it as a diff", async () => {
    const root = project(FILES);
    const { status, stdout } = await reckon(root, ["renumber", "7", "--dry-run"]);
    expect(status).toBe(0);
    expect(stdout).toContain(
      "--- a/adr/adr-0007-one-gateway.md\n+++ b/adr/adr-0009-one-gateway.md\n@@ -1,11 +1,11 @@\n ---\n-id: ADR-0007\n+id: ADR-0009\n",
    );
    expect(stdout).toContain("--- a/adr/images/adr-0007-zones.png\n+++ b/adr/images/adr-0009-zones.png\n");
    expect(text(root, GATEWAY)).toBe(FILES[GATEWAY]);
  });

  test.each([
    [["7", "8"], "Unexpected new id `ADR-0008`, which another record has"],
    [["7", "MEMO-0012"], "Unexpected new id `MEMO-0012` for `ADR-0007`, expected another of the prefix ADR"],
    [["7", "ADR-0007"], "expected another of the prefix ADR"],
    [["7", "../../x"], "expected another of the prefix ADR"],
    [["one gate", "7", "--base", "main"], "Unexpected folder outside of a git repository"],
  ])("for %j", async (args, message) => {
    const root = project(FILES);
    const { status, stderr } = await reckon(root, ["renumber", ...args]);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
    expect(text(root, GATEWAY)).toBe(FILES[GATEWAY]);
  });

  test("where a file stands in the way of a new name", async () => {
    const root = project({ ...FILES, "adr/images/adr-0009-zones.png": "another" });
    const { status, stderr } = await reckon(root, ["renumber", "7"]);
    expect(stderr).toContain("Unexpected file in the way");
    expect(status).toBe(2);
    expect(text(root, GATEWAY)).toBe(FILES[GATEWAY]);
    expect(existsSync(path.join(root, "adr/.reckon.renumber.json"))).toBe(false);
  });

  test("outside of the repository, whatever a glob says", async () => {
    const root = project({ "inside/reckon.yaml": "", "outside/code.ts": "// ADR-0001" });
    writeFileSync(path.join(root, "inside/.git"), "");
    const inside = path.join(root, "inside");
    const files = { "adr/adr-0001-a.md": adr("ADR-0001", "A", KEYS) };
    for (const [name, content] of Object.entries(files)) {
      await import("node:fs").then(({ mkdirSync }) => mkdirSync(path.join(inside, "adr")));
      writeFileSync(path.join(inside, name), content);
    }
    const { status } = await reckon(inside, ["renumber", "1", "--references", "../outside/**"]);
    expect(status).toBe(0);
    expect(text(root, "outside/code.ts")).toBe("// ADR-0001");
  });
});

describe("two branches that took the same number", () => {
  const CACHE = adr("ADR-0002", "Cache the prompt", KEYS, "ADR-0002 is about the cache.\n");
  const MIGRATE = adr("ADR-0002", "Migrate", KEYS, "It stands beside ADR-0001.\n");
  const MIGRATED = "adr/adr-0002-migrate.md";

  /** On main a record that took number 2; on the branch another one, and a third that builds on it. */
  function branches(): SampleRepository {
    const repository = sampleRepository({
      "reckon.yaml": "",
      "adr/adr-0001-one-gateway.md": adr("ADR-0001", "One gateway", KEYS),
      "src/route.ts": "// ADR-0001\n",
    });
    onTestFinished(() => rmSync(repository.root, { recursive: true, force: true }));
    repository.git("switch", "--quiet", "--create", "migrate");
    repository.commit("Migrate", {
      [MIGRATED]: MIGRATE,
      "adr/adr-0003-cut-over.md": adr("ADR-0003", "Cut over", `${KEYS}\nbuilds-on: [ADR-0002]`),
      "src/route.ts": "// ADR-0001\n// ADR-0002: both models\n",
    });
    repository.git("switch", "--quiet", "main");
    repository.commit("Cache", {
      "adr/adr-0002-cache-the-prompt.md": CACHE,
      "adr/adr-0004-keep-the-cache-warm.md": adr(
        "ADR-0004",
        "Keep the cache warm",
        `${KEYS}\nbuilds-on: [ADR-0002]`,
      ),
    });
    repository.git("switch", "--quiet", "migrate");
    return repository;
  }

  /** The one finding about ids, and the command that its hint names. */
  async function collision(root: string): Promise<{ rule: string; command: string[] }> {
    const { stdout } = await reckon(root, ["lint", "--json", "--base", "main"]);
    const { findings } = JSON.parse(stdout) as { findings: { rule: string; hint: string }[] };
    const found = findings.filter(({ rule }) => /unique-id|id-taken/u.test(rule));
    expect(found).toHaveLength(1);
    const command = /`reckon (?<command>renumber [^`]+)`/u.exec(found[0]!.hint)!.groups!.command!;
    return { rule: found[0]!.rule, command: command.split(" ") };
  }

  test("before the merge: the base is known, and the branch's record moves on", async () => {
    const { root, git } = branches();
    const { rule, command } = await collision(root);
    expect(rule).toBe("corpus/id-taken-on-base");
    expect(command).toEqual(["renumber", MIGRATED, "--base", "main"]);
    const { stdout } = await reckon(root, command);
    expect(stdout).toContain("ADR-0002 is now ADR-0005");
    expect(stdout).toContain(
      "Still naming ADR-0002; --references '<glob>' takes such files in:\n  src/route.ts",
    );
    git("add", "--all");
    git("commit", "--quiet", "--message", "Renumber");
    git("merge", "--quiet", "--no-edit", "main");
    const lint = await reckon(root, ["lint", "--json", "--base", "main"]);
    expect(lint.stdout).not.toMatch(/unique-id|id-taken|dangling/u);
    expect(text(root, "adr/adr-0003-cut-over.md")).toContain("builds-on: [ADR-0005]");
    expect(git("show", "--stat", "--find-renames", "HEAD^1")).toContain(
      "adr-0002-migrate.md => adr-0005-migrate.md",
    );
  });

  test("after a merge that was clean: what the branch wrote means its record, the rest the other one", async () => {
    const { root, git } = branches();
    git("merge", "--quiet", "--no-edit", "main");
    const { rule, command } = await collision(root);
    expect(rule).toBe("corpus/unique-id");
    expect(command).toEqual(["renumber", MIGRATED, "ADR-0005", "--base", "main"]);
    const { status, stdout, stderr } = await reckon(root, command);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).not.toContain("Left as written");
    expect(text(root, "adr/adr-0003-cut-over.md")).toContain("builds-on: [ADR-0005]");
    expect(text(root, "adr/adr-0004-keep-the-cache-warm.md")).toContain("builds-on: [ADR-0002]");
    expect(text(root, "adr/adr-0002-cache-the-prompt.md")).toBe(CACHE);
    const lint = await reckon(root, ["lint", "--json", "--base", "main"]);
    expect(lint.stdout).not.toMatch(/unique-id|id-taken|dangling/u);
  });

  test("without a base, what may mean either stays and is told", async () => {
    const { root, git } = branches();
    git("merge", "--quiet", "--no-edit", "main");
    const { stdout } = await reckon(root, ["renumber", MIGRATED, "--json"]);
    const report = JSON.parse(stdout) as { left: { file: string; line: number }[]; to: string };
    expect(report.to).toBe("ADR-0005");
    expect(report.left).toEqual([
      { file: "adr/adr-0003-cut-over.md", line: 7 },
      { file: "adr/adr-0004-keep-the-cache-warm.md", line: 7 },
    ]);
    expect(text(root, "adr/adr-0003-cut-over.md")).toContain("builds-on: [ADR-0002]");
  });
});

describe("a journal", () => {
  const journal = (extra: object = {}): string =>
    JSON.stringify({
      version: 1,
      file: GATEWAY,
      from: "ADR-0007",
      to: "ADR-0009",
      names: [["adr-0007-one-gateway", "adr-0009-one-gateway"]],
      ambiguous: false,
      foreign: false,
      references: [],
      today: "2026-11-20",
      ...extra,
    });

  test("that somebody has committed is not followed", async () => {
    const repository = sampleRepository({ ...FILES, "adr/.reckon.renumber.json": journal() });
    onTestFinished(() => rmSync(repository.root, { recursive: true, force: true }));
    const { stdout } = await reckon(repository.root, ["deprecate", "MEMO-0003"]);
    expect(stdout).toContain(".reckon.renumber.json is committed and was not looked at: delete it.");
    expect(text(repository.root, GATEWAY)).toBe(FILES[GATEWAY]);
  });

  test.each([
    ["no JSON", "{"],
    ["a name that leads elsewhere", journal({ names: [["adr-0007-one-gateway", "../elsewhere"]] })],
    ["an unknown key", journal({ run: "rm -rf /" })],
  ])("with %s is left alone and told", async (_, written) => {
    const root = project({ ...FILES, "adr/.reckon.renumber.json": written });
    const { stdout } = await reckon(root, ["deprecate", "MEMO-0003"]);
    expect(stdout).toContain(".reckon.renumber.json cannot be read: delete it");
    expect(text(root, GATEWAY)).toBe(FILES[GATEWAY]);
  });
});
