import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { ACCEPTED, adr, memo, project } from "../project.ts";
import { reckon } from "./terminal.ts";

const KEYS = "status: proposed\ndate: 2026-11-20\ndecision-makers: [ana]";
const BILLING = "packages/billing/adr";
const SUPPORT = "packages/support/adr";

/** A monorepo whose two packages and root have each counted up to the same numbers. */
function monorepo(files: Readonly<Record<string, string>> = {}): string {
  return project({
    "reckon.yaml": `packages:\n  billing: ${BILLING}\n  support: ${SUPPORT}\n`,
    "adr/adr-0001-one-supplier-per-region.md": adr("ADR-0001", "One supplier per region", KEYS),
    [`${BILLING}/adr-0001-round-per-invoice.md`]: adr(
      "ADR-0001",
      "Round per invoice",
      `${KEYS}\nbuilds-on: [root:ADR-0001]`,
    ),
    [`${BILLING}/adr-0002-refunds-by-hand.md`]: adr(
      "ADR-0002",
      "Refunds by hand",
      `${KEYS}\nbuilds-on: [ADR-0001]\nrelates-to: [support:ADR-0001]`,
    ),
    [`${SUPPORT}/adr-0001-answer-from-the-archive.md`]: adr("ADR-0001", "Answer from the archive", KEYS),
    ...files,
  });
}

async function references(root: string): Promise<string[]> {
  const { stdout } = await reckon(root, ["lint", "--json"]);
  const { findings } = JSON.parse(stdout) as {
    findings: { rule: string; file: string; message: string; hint: string }[];
  };
  return findings
    .filter(({ rule }) => rule.startsWith("corpus/") || rule === "record/id-matches-file")
    .map(({ file, message, hint }) => `${path.posix.basename(file)}: ${message} → ${hint}`);
}

describe("ids", () => {
  test("are unique in each package, and references lead across", async () => {
    const root = monorepo();
    expect(await references(root)).toEqual([]);
    const { stdout } = await reckon(root, ["list", "--sort", "id", "--json"]);
    const { records } = JSON.parse(stdout) as { records: { id: string; source?: string }[] };
    expect(records.map(({ id, source }) => [id, source])).toEqual([
      ["ADR-0001", undefined],
      ["billing:ADR-0001", "billing"],
      ["billing:ADR-0002", "billing"],
      ["support:ADR-0001", "support"],
    ]);
  });

  test("in the short form never mean a record of another folder", async () => {
    const root = monorepo({
      [`${SUPPORT}/adr-0002-one-tone.md`]: adr("ADR-0002", "One tone", `${KEYS}\nbuilds-on: [ADR-0003]`),
      "adr/adr-0003-plain-words.md": adr("ADR-0003", "Plain words", KEYS),
    });
    expect(await references(root)).toEqual([
      "adr-0002-one-tone.md: Unexpected `support:ADR-0003` under `builds-on`, expected the id of a record → Correct the id, or delete it from `builds-on`: no record here has it.",
    ]);
  });

  test("that two files of one package have are one finding, with the package's own next number", async () => {
    const root = monorepo({
      [`${BILLING}/adr-0002-round-up.md`]: adr("ADR-0002", "Round up", KEYS),
    });
    expect(await references(root)).toEqual([
      `adr-0002-round-up.md: Unexpected second record with the id \`billing:ADR-0002\`, expected an id of its own → Give the newer one another id: \`reckon renumber ${BILLING}/adr-0002-round-up.md ADR-0003\`.`,
    ]);
  });

  test("name a record with the package's name, and alone where only one has them", async () => {
    const root = monorepo();
    const title = async (name: string) => (await reckon(root, ["show", name])).stdout.split("\n", 1)[0];
    expect(await title("support:ADR-0001")).toBe("support:ADR-0001  Answer from the archive");
    expect(await title("ADR-0002")).toBe("billing:ADR-0002  Refunds by hand");
    expect(await title("ADR-0001")).toBe("ADR-0001  One supplier per region");
    const { status, stderr } = await reckon(root, ["show", "2:ADR"]);
    expect(status).toBe(2);
    expect(stderr).toContain("No record fits `2:ADR`");
  });
});

test("a list is narrowed to packages, and to the records of dir", async () => {
  const root = monorepo();
  const ids = async (...args: string[]) => {
    const { stdout } = await reckon(root, ["list", "--sort", "id", "--json", ...args]);
    return (JSON.parse(stdout) as { records: { id: string }[] }).records.map(({ id }) => id);
  };
  expect(await ids("--source", "billing,support")).toEqual([
    "billing:ADR-0001",
    "billing:ADR-0002",
    "support:ADR-0001",
  ]);
  expect(await ids("--source", "root")).toEqual(["ADR-0001"]);
  const refused = await reckon(root, ["list", "--source", "bilng"]);
  expect(refused.stderr).toContain("Unexpected `--source bilng`, expected root, billing or support");
});

describe("verbs that write", () => {
  test("put a new record into the package's folder and count there", async () => {
    const root = monorepo();
    const { stdout } = await reckon(root, [
      "new",
      "adr",
      "Refunds by rule",
      "--package",
      "billing",
      "--relates",
      "billing:ADR-0002",
      "--relates",
      "ADR-0001",
      "--json",
    ]);
    const file = `${BILLING}/adr-0003-refunds-by-rule.md`;
    expect(JSON.parse(stdout)).toEqual({ version: 1, id: "billing:ADR-0003", file });
    const text = readFileSync(path.join(root, file), "utf8");
    expect(text).toContain("id: ADR-0003");
    expect(text).toMatch(/relates-to: \["?ADR-0002"?, "?root:ADR-0001"?\]/u);
    expect(await references(root)).toEqual([]);
  });

  test("write a supersession across packages on both sides, each by the name it has from there", async () => {
    const root = monorepo({
      [`${BILLING}/memo-0003-migrate.md`]: memo(ACCEPTED),
      [`${SUPPORT}/memo-0004-dual-run.md`]: memo(ACCEPTED).replace("MEMO-0003", "MEMO-0004"),
    });
    const { status, stderr } = await reckon(root, [
      "supersede",
      "billing:MEMO-0003",
      "--by",
      "support:MEMO-0004",
    ]);
    expect(stderr).toContain("Wrote packages/support/adr/memo-0004-dual-run.md");
    expect(status).toBe(0);
    const text = (file: string) => readFileSync(path.join(root, file), "utf8");
    expect(text(`${SUPPORT}/memo-0004-dual-run.md`)).toContain("supersedes: [billing:MEMO-0003]");
    expect(text(`${BILLING}/memo-0003-migrate.md`)).toContain("superseded-by: [support:MEMO-0004]");
    expect(await references(root)).toEqual([]);
  });

  test("write the postmortem of a risk into the folder of its record", async () => {
    const root = monorepo({ [`${BILLING}/memo-0003-migrate.md`]: memo(ACCEPTED) });
    const { status } = await reckon(root, ["risk", "set", "billing:MEMO-0003/R1", "materialised"]);
    expect(status).toBe(0);
    const written = readdirSync(path.join(root, BILLING)).find((name) => name.startsWith("post-"))!;
    expect(readFileSync(path.join(root, BILLING, written), "utf8")).toContain("materialised: [MEMO-0003/R1]");
    expect(readFileSync(path.join(root, BILLING, "memo-0003-migrate.md"), "utf8")).toMatch(
      /materialised \d{4}-\d\d-\d\d \(POST-0001\)/u,
    );
    expect(await references(root)).toEqual([]);
  });
});

describe("settings", () => {
  test.each([
    ["packages:\n  root: packages/root/adr", "another name: root stands for the records of dir"],
    ["packages:\n  a/b: packages/ab/adr", "such as billing"],
    ["packages:\n  billing: ../billing/adr", "Unexpected `packages.billing` outside of the folder"],
    ["packages:\n  billing: adr", "Unexpected folder `adr` for `packages.billing`, expected one of its own"],
  ])("%s is refused", async (settings, message) => {
    const root = project({ "reckon.yaml": settings, "adr/adr-0001-a.md": adr("ADR-0001", "A", KEYS) });
    const { status, stderr } = await reckon(root, ["list"]);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });

  test("that name a folder which is not there say how to begin it", async () => {
    const root = monorepo({ "reckon.yaml": "packages:\n  search: packages/search/adr\n" });
    const { status, stderr } = await reckon(root, ["list"]);
    expect(stderr).toContain('`reckon new adr "<title>" --package search`');
    expect(status).toBe(2);
  });
});
