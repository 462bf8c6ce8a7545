import { existsSync, readFileSync, readdirSync } from "node:fs";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { BUILT_IN_KINDS } from "../../../src/model/kind.ts";
import { draft, folderOf } from "../../corpus/folder.ts";
import type { Files } from "../../corpus/folder.ts";
import { spawned, start } from "../spawned.ts";
import { reckon } from "../terminal.ts";

interface Report {
  findings: { rule: string; file: string }[];
}

async function write(folder: string, ...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await reckon(folder, ["new", ...args]);
  expect(status, stderr).toBe(0);
  return stdout.trimEnd();
}

const read = (folder: string, file: string) => readFileSync(path.join(folder, file), "utf8");

/** Rules that found something, each once. */
async function rulesBroken(folder: string): Promise<string[]> {
  const { stdout, stderr } = await reckon(folder, ["lint", "--json"]);
  if (stdout === "") throw new Error(stderr);
  return [...new Set((JSON.parse(stdout) as Report).findings.map(({ rule }) => rule))];
}

describe("the number", () => {
  test("counts per prefix, over every folder, and fills no gap", async () => {
    const folder = folderOf({
      "adr/adr-0001-cache.md": draft("ADR-0001"),
      "adr/2025/adr-0041-embeddings.md": draft("ADR-0041"),
      "adr/memo-0002-migrate.md": draft("MEMO-0002"),
      "adr/adr-20261120-by-day.md": draft("ADR-20261120-by-day"),
    });
    expect(await write(folder, "adr", "Route by confidence")).toBe("adr/adr-0042-route-by-confidence.md");
    expect(await write(folder, "adr", "Route", "by", "tier")).toBe("adr/adr-0043-route-by-tier.md");
    expect(await write(folder, "risk-memo", "Dual-run")).toBe("adr/memo-0003-dual-run.md");
    expect(await write(folder, "postmortem", "🚀")).toBe("adr/post-0001.md");
  });

  test("is the day where branches collide", async () => {
    const folder = folderOf({ "reckon.yaml": "dir: docs/decisions\nids: date\n" });
    const first = await write(folder, "adr", "Route by confidence");
    const again = await write(folder, "adr", "Route by confidence", "--today", "2026-11-20");
    expect([first, again]).toEqual([
      "docs/decisions/adr-20261120-route-by-confidence.md",
      "docs/decisions/adr-20261120-route-by-confidence-2.md",
    ]);
    expect(read(folder, again)).toContain("id: ADR-20261120-route-by-confidence-2\n");
  });

  test("is another for each of eight at once", async () => {
    const folder = folderOf({ "adr/adr-0001-cache.md": draft("ADR-0001") });
    const runs = Array.from({ length: 8 }, (_, index) => spawned(folder, ["new", "adr", `Route ${index}`]));
    const written = await Promise.all(runs);
    expect(written.map(({ status, stderr }) => [status, stderr])).toEqual(written.map(() => [0, ""]));
    const numbers = readdirSync(path.join(folder, "adr")).map(
      (name) => /^adr-(?<number>\d{4})-/u.exec(name)?.groups?.number,
    );
    expect(numbers).toEqual(["0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009"]);
  }, 120_000);

  test("has an end", async () => {
    const folder = folderOf({ "adr/adr-9999999-last.md": draft("ADR-9999999") });
    const { status, stderr } = await reckon(folder, ["new", "adr", "One more"]);
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining("Unexpected ADR-9999999, expected a lower number"),
    ]);
  });
});

describe("what is written", () => {
  test.each(BUILT_IN_KINDS.map(({ name }) => name))(
    "for %s has findings for its blanks only",
    async (kind) => {
      const folder = folderOf();
      await write(folder, kind, 'Answer "fast": p95 < 2.5 s & *cheap* #1');
      expect(await rulesBroken(folder)).toEqual(["record/no-placeholder"]);
    },
  );

  test("says what the flags say", async () => {
    const folder = folderOf({ "adr/adr-0001-cache.md": draft("ADR-0001") });
    const flags = "--by ana --by mei --tag support --tag cost --tier 0 --retrospective --relates 1".split(
      " ",
    );
    const text = read(folder, await write(folder, "adr", "Route by confidence", ...flags));
    expect(text).toMatch(/^---\nid: ADR-0002\nkind: adr\nstatus: draft\ndate: 2026-11-20\n/u);
    expect(text).toContain(
      "\ndecision-makers: [ana, mei]\ntags: [support, cost]\ntier: 0\nretrospective: true\nrelates-to: [ADR-0001]\n",
    );
  });

  test.each([...BUILT_IN_KINDS.map(({ name }) => name), "security-decision"])(
    "loses no flag in a %s",
    async (kind) => {
      const settings = "kinds:\n  security-decision: { prefix: SEC, sections: [Threats, Decision] }\n";
      const folder = folderOf({ "reckon.yaml": settings, "adr/adr-0001-cache.md": draft("ADR-0001") });
      const flags = "--by ana --tag pii --tier 0 --retrospective --relates 1".split(" ");
      const text = read(folder, await write(folder, kind, "Answer bills", ...flags));
      expect(text).toContain(
        "\ndecision-makers: [ana]\ntags: [pii]\ntier: 0\nretrospective: true\nrelates-to: [ADR-0001]\n",
      );
    },
  );

  test("is named in JSON, and from where the user is", async () => {
    const folder = folderOf({ "reckon.yaml": "", "src/x": "" });
    const { stdout } = await reckon(path.join(folder, "src"), ["new", "adr", "Route", "--json"]);
    expect(JSON.parse(stdout)).toEqual({ version: 1, id: "ADR-0001", file: "../adr/adr-0001-route.md" });
  });

  test("comes from the team's own template, and for the team's own kind", async () => {
    const folder = folderOf({
      "reckon.yaml": "kinds: { security-review: { prefix: SEC, sections: [Findings] } }\n",
      "templates/adr.md.hbs":
        "---\nid: {{id}}\nkind: adr\nstatus: draft\ndate: {{date}}\n---\n\n# Ours: {{title}}\n",
    });
    expect(read(folder, await write(folder, "adr", "Route"))).toContain("# Ours: Route\n");
    expect(read(folder, await write(folder, "security-review", "Tokens"))).toContain("## Findings\n");
  });

  test.each([
    ["no frontmatter", "# {{title}}\n"],
    ["another id", "---\nid: ADR-0001x\n---\n"],
    ["broken YAML", "---\nid: {{id}}\ntags: [\n---\n"],
    ["JavaScript", "---js\nid: {{id}}\n---\n"],
    ["a loop without end", "---\nid: {{id}}\n---\n{{#each @root}}{{/each}}"],
  ])("is nothing where the template has %s", async (_, template) => {
    const folder = folderOf({ "mine.hbs": template });
    const { status, stdout, stderr } = await reckon(folder, [
      "new",
      "adr",
      "Route",
      "--template",
      "mine.hbs",
    ]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^reckon: Unexpected .*\n {8}→ /u);
    expect(readdirSync(path.join(folder, "adr"))).toEqual([]);
  });
});

describe("titles", () => {
  test.each([
    ["x\nstatus: accepted\n---\n# pwn", "adr/adr-0001-x-status-accepted-pwn.md"],
    ["../../etc/passwd", "adr/adr-0001-etc-passwd.md"],
    ["-- --output=x", "adr/adr-0001-output-x.md"],
    ["\u202Egnp.exe\u001B[2J", "adr/adr-0001-gnp-exe-2j.md"],
    ["İstanbul’a TAŞIN", "adr/adr-0001-istanbul-a-tasin.md"],
    ["القرار الأول", "adr/adr-0001-القرار-الأول.md"],
    ["con", "adr/adr-0001-con.md"],
    ["a".repeat(5000), `adr/adr-0001-${"a".repeat(60)}.md`],
  ])("%j", async (title, file) => {
    const folder = folderOf();
    expect(await write(folder, "adr", "--", title)).toBe(file);
    expect(read(folder, file)).toMatch(/^---\nid: ADR-0001\nkind: adr\nstatus: draft\n/u);
    expect(await rulesBroken(folder)).toEqual(["record/no-placeholder"]);
  });
});

describe("--supersedes", () => {
  const old = draft("ADR-0001").replace("status: draft", "status: accepted # since May");

  test("writes both sides, and leaves every other byte", async () => {
    const text = `\uFEFF${old.replaceAll("\n", "\r\n")}`;
    const folder = folderOf({ "adr/adr-0001-cache.md": text });
    const file = await write(folder, "adr", "Cache less", "--supersedes", "1", "--supersedes", "ADR-0001");
    expect(read(folder, file)).toContain("\nsupersedes: [ADR-0001]\n");
    expect(read(folder, "adr/adr-0001-cache.md")).toBe(
      text.replace("date: 2026-11-20\r\n", "date: 2026-11-20\r\nsuperseded-by: [ADR-0002]\r\n"),
    );
  });

  test.each<[string, Files, string, string]>([
    ["that nobody has", {}, "ADR-0009", "No record fits `ADR-0009`"],
    ["without an id", { "adr/adr-0002-x.md": "# Nameless\n" }, "nameless", "Unexpected record without an id"],
    [
      "that cannot be changed safely",
      { "adr/adr-0002-x.md": "---\n{ id: ADR-0002, kind: adr }\n---\n" },
      "ADR-0002",
      "which cannot be changed safely; nothing was written",
    ],
  ])("of a record %s writes nothing", async (_, files, name, message) => {
    const folder = folderOf({ "adr/adr-0001-cache.md": old, ...files });
    const before = readdirSync(path.join(folder, "adr"));
    const { status, stderr } = await reckon(folder, ["new", "adr", "Cache less", "--supersedes", name]);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(readdirSync(path.join(folder, "adr"))).toEqual(before);
  });

  test("killed at any moment, no file is torn and none names a record that is not there", async () => {
    for (let delay = 150; delay <= 600; delay += 50) {
      const folder = folderOf({ "adr/adr-0001-cache.md": old });
      const run = start(folder, ["new", "adr", "Cache less", "--supersedes", "1"]);
      await new Promise((resolve) => void setTimeout(resolve, delay));
      run.kill();
      await run.ended;
      const left = read(folder, "adr/adr-0001-cache.md");
      const isNew = existsSync(path.join(folder, "adr/adr-0002-cache-less.md"));
      if (left !== old) expect([left.includes("superseded-by: [ADR-0002]"), isNew]).toEqual([true, true]);
      if (isNew) expect(read(folder, "adr/adr-0002-cache-less.md")).toContain("supersedes: [ADR-0001]");
      expect((await reckon(folder, ["lint", "--json"])).status).toBe(1);
    }
  }, 120_000);
});

describe("where it cannot be written", () => {
  test("because the records' folder is a file", async () => {
    const { status, stderr } = await reckon(folderOf({ adr: "" }), ["new", "adr", "Route"]);
    expect([status, stderr.split("\n")[0]]).toEqual([
      2,
      expect.stringMatching(/^reckon: Could not write to `.*adr` \(EEXIST\)$/u),
    ]);
  });

  test("because nobody may, nothing is left behind", () => {
    const folder = folderOf({ "adr/adr-0001-cache.md": draft("ADR-0001") });
    const bin = path.resolve("src/bin.ts");
    const script = `if (process.getuid() === 0) { process.setgroups([]); process.setgid(65534); process.setuid(65534); }
      process.argv = [process.argv[0], "reckon", "new", "adr", "Route"];
      const { main } = await import(${JSON.stringify(path.resolve("src/cli/main.ts"))});
      const { processContext } = await import(${JSON.stringify(path.resolve("src/cli/context.ts"))});
      process.exitCode = await main(["new", "adr", "Route"], processContext());`;
    spawnSync("chmod", ["-R", "a+rX,a-w", folder]);
    const ran = spawnSync(process.execPath, ["--input-type=module", "-e", script, bin], {
      cwd: folder,
      encoding: "utf8",
    });
    spawnSync("chmod", ["-R", "u+w", folder]);
    expect([ran.status, ran.stdout]).toEqual([2, ""]);
    expect(ran.stderr).toMatch(
      /^reckon: Could not write to `.*` \(EACCES\)\n {8}→ Make room or give yourself permission/u,
    );
    expect(readdirSync(path.join(folder, "adr"))).toEqual(["adr-0001-cache.md"]);
  });

  test("because the disk is full, nothing is left behind", () => {
    const folder = folderOf({ "adr/adr-0001-cache.md": draft("ADR-0001") });
    // A limit on the size of files stands for a disk without room: writing fails half way.
    const limited = `ulimit -f 0; trap '' XFSZ; exec "${process.execPath}" "${path.resolve("src/bin.ts")}" new adr Route`;
    const ran = spawnSync("bash", ["-c", limited], { cwd: folder, encoding: "utf8" });
    expect([ran.status, readdirSync(path.join(folder, "adr"))]).toEqual([2, ["adr-0001-cache.md"]]);
    expect(ran.stderr).toMatch(/^reckon: Could not write to `.*` \(EFBIG\)\n/u);
  });
});

describe("nobody is asked", () => {
  test.each([{ CI: "true" }, { CI: "1" }, {}])("where nobody is at the terminal: %j", async (env) => {
    const { status, stderr } = await spawned(folderOf(), ["new"], env);
    expect([status, stderr]).toEqual([
      2,
      'reckon: Unexpected `reckon new` without a kind and a title\n        → Write it as in: reckon new adr "Keep answer embeddings in Postgres".\n',
    ]);
  });
});

describe("--edit", () => {
  test("opens the new record in the user's editor", async () => {
    const folder = folderOf({ "edit.sh": 'echo "edited with $1" >> "$2"\n' });
    const env = { EDITOR: `sh ${path.join(folder, "edit.sh")} --wait` };
    const { stdout } = await reckon(folder, ["new", "adr", "Route", "--edit"], "", { env });
    expect(read(folder, stdout.trimEnd())).toMatch(/\nedited with --wait\n$/u);
  });

  test.each([
    [{}, "Unexpected `--edit` without an editor"],
    [{ VISUAL: "no-such-editor --wait", EDITOR: "true" }, "The editor `no-such-editor --wait` failed"],
    [{ EDITOR: "false" }, "The editor `false` failed"],
  ])("with %j fails, and the record stays", async (env, message) => {
    const folder = folderOf();
    const { status, stderr } = await reckon(folder, ["new", "adr", "Route", "--edit"], "", { env });
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(existsSync(path.join(folder, "adr/adr-0001-route.md"))).toBe(true);
  });
});
