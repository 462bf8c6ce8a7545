import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import ICAL from "ical.js";
import { describe, expect, it, onTestFinished } from "vitest";
import { AuditManifest } from "../../../src/model/audit.ts";
import { ExportRecord, RecordExport } from "../../../src/model/export-record.ts";
import { sampleRepository } from "../../git/sample-repository.ts";
import { ACCEPTED, adr, memo, project } from "../../project.ts";
import { reckon } from "../terminal.ts";

const hostile = '"=HYPERLINK(\\"http://evil.example\\", \\"Cache, the prompt\\")"';
const files = {
  "reckon.yaml": "dir: adr\n",
  "adr/memo-0003-migrate.md": memo(
    `${ACCEPTED}\napprovals:\n  - { by: mei, role: director, on: 2026-11-18 }`,
  ),
  "adr/adr-0001-cache.md": adr(
    "ADR-0001",
    "=HYPERLINK(“evil”), cache",
    `status: draft\ndate: 2026-11-10\nbuilds-on: [MEMO-0003]\ndecision-makers: ["+ana", ${hostile}]\ntags: ["\\n=1+1", "＝2"]`,
  ),
};

const exported = async (...args: string[]) => await reckon(project(files), ["export", ...args]);

describe("reckon export", () => {
  it("gives json and ndjson as the schema has them", async () => {
    const { records } = RecordExport.parse(JSON.parse((await exported("json")).stdout));
    expect(records.map(({ id }) => id)).toEqual(["ADR-0001", "MEMO-0003"]);
    expect(records[1]).toMatchObject({
      verdict: "We chose C: Dual-run 30 days.",
      approvals: [{ by: "mei", role: "director", on: "2026-11-18" }],
      reversal: { cost: "1 sprint + $3,000", door: "costly" },
      risks: [
        { id: "R1", status: "open" },
        { id: "R2", status: "mitigated 2026-11-28" },
      ],
    });
    const lines = (await exported("ndjson")).stdout.trimEnd().split("\n");
    const read = lines.map((line) => ExportRecord.parse(JSON.parse(line)));
    expect(read.map(({ version: _, text: __, ...record }) => record)).toEqual(records);
    expect(read.map(({ version, text }) => [version, text?.split("\n", 2)[1]])).toEqual([
      [1, "id: ADR-0001"],
      [1, "id: MEMO-0003"],
    ]);
  });

  it("gives csv of which no cell begins a formula", async () => {
    const { stdout } = await exported("csv", "--kind", "adr");
    expect(stdout.split("\r\n")).toEqual([
      "id,kind,title,status,date,decided,owner,decision-makers,tags,tier,chosen,verdict,door,reversal-cost,supersedes,builds-on,evidence,next-due,file",
      `ADR-0001,adr,"'=HYPERLINK(“evil”), cache",draft,2026-11-10,,'+ana,"'+ana; =HYPERLINK(""http://evil.example"", ""Cache, the prompt"")",'=1+1; ＝2,,,,,,,MEMO-0003,,,adr/adr-0001-cache.md`,
      "",
    ]);
  });

  it("gives a calendar that a calendar program reads", async () => {
    const { stdout } = await exported("ics");
    for (const line of stdout.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const calendar = new ICAL.Component(ICAL.parse(stdout) as unknown as unknown[]);
    const events = calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
    expect(events.map(({ startDate, summary }) => [startDate.toString(), startDate.isDate, summary])).toEqual(
      [
        [
          "2026-12-14",
          true,
          "MEMO-0003 Way back gets dearer: Last day on which going back costs 5 minutes, then 1 sprint + $3,000",
        ],
        ["2027-01-15", true, "MEMO-0003/R1 Risk review: Casual queries answer worse"],
        [
          "2027-01-31",
          true,
          "MEMO-0003 Way back gets dearer: Last day on which going back costs 1 sprint + $3,000, then $18,000 + 6 weeks",
        ],
        ["2027-02-15", true, "MEMO-0003 Review: Review the decision"],
      ],
    );
    expect(events[1]?.description).toBe(
      "Migrate the support model\nWe chose C: Dual-run 30 days.\nOwner: ana\nadr/memo-0003-migrate.md",
    );
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(4);
  });

  it("keeps an event's id when its day moves, and folds no character in two", async () => {
    const ids = (text: string) => text.match(/^UID:.+$/gmu);
    const later = {
      ...files,
      "adr/memo-0003-migrate.md": files["adr/memo-0003-migrate.md"]
        .replace("2027-02-15", "2027-03-01")
        .replace("answer worse", "🧑🏽‍🚀".repeat(30)),
    };
    const moved = await reckon(project(later), ["export", "ics"]);
    expect(ids(moved.stdout)).toEqual(ids((await exported("ics")).stdout));
    expect(moved.stdout).not.toContain("\u{FFFD}");
    expect(moved.stdout.replaceAll("\r\n ", "")).toContain("🧑🏽‍🚀".repeat(30));
  });

  it("writes a file where it is asked to, and names the targets it knows", async () => {
    const folder = project(files);
    expect(await reckon(folder, ["export", "csv", "--out", "decisions.csv"])).toMatchObject({
      status: 0,
      stdout: "",
    });
    expect(readFileSync(path.join(folder, "decisions.csv"), "utf8")).toContain("MEMO-0003,risk-memo");
    const { status, stderr } = await exported("xml");
    expect(status).toBe(2);
    expect(stderr).toContain("expected json, csv, ndjson, ics or audit");
  });
});

describe("reckon export audit", () => {
  function repository() {
    const sample = sampleRepository({
      ...files,
      "adr/evidence/support-2026-11.json": "{}\n",
      "README.md": "# Support\n",
    });
    onTestFinished(() => rmSync(sample.root, { recursive: true, force: true }));
    return sample;
  }
  const audit = async (cwd: string, ...args: string[]) => await reckon(cwd, ["export", "audit", ...args]);

  it("holds every record, evidence, approvals and history, and a manifest that verifies", async () => {
    const sample = repository();
    sample.git("mv", "adr/adr-0001-cache.md", "adr/adr-0001-cache-the-prompt.md");
    sample.commit("Call it what it is");
    sample.write({ "adr/memo-0003-migrate.md": memo("status: draft") });
    const { status, stdout } = await audit(sample.root, "--out", "../bundle", "--cwd", `${sample.root}/adr`);
    expect(status).toBe(0);
    const folder = path.join(sample.root, "bundle");
    const read = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), "utf8"));
    const manifest = AuditManifest.parse(read("manifest.json"));
    expect(manifest).toMatchObject({
      on: "2026-11-20",
      commit: sample.git("rev-parse", "HEAD").trim(),
      uncommitted: ["files/adr/memo-0003-migrate.md"],
    });
    expect(manifest.files.map((file) => file.path)).toEqual([
      "approvals.json",
      "files/adr/adr-0001-cache-the-prompt.md",
      "files/adr/evidence/support-2026-11.json",
      "files/adr/memo-0003-migrate.md",
      "files/reckon.yaml",
      "history.json",
      "records.json",
    ]);
    expect(
      (read("history.json") as Record<string, unknown>)["adr/adr-0001-cache-the-prompt.md"],
    ).toMatchObject([
      {
        subject: "Call it what it is",
        author: "ana <ana@example.com>",
        path: "adr/adr-0001-cache-the-prompt.md",
      },
      { subject: "The decisions so far", path: "adr/adr-0001-cache.md" },
    ]);
    const verified = await audit(sample.root, "--verify", "bundle");
    expect(verified.status).toBe(0);
    expect(verified.stdout).toContain("✔ 8 files as the manifest has them");
    expect(verified.stdout.split("\n").at(-2)).toBe(stdout.split("\n").at(-2));
  });

  it("finds what was changed, taken out and put in", async () => {
    const { root } = repository();
    await audit(root, "--out", "bundle");
    appendFileSync(path.join(root, "bundle/approvals.json"), " ");
    rmSync(path.join(root, "bundle/files/adr/evidence/support-2026-11.json"));
    writeFileSync(path.join(root, "bundle/files/adr/extra.md"), "# Extra\n");
    const { status, stdout } = await audit(root, "--verify", "bundle");
    expect(status).toBe(1);
    expect(stdout.split("\n").slice(0, 3)).toEqual([
      "✖ approvals.json was changed",
      "✖ files/adr/evidence/support-2026-11.json is missing",
      "✖ files/adr/extra.md is not in the manifest",
    ]);
  });

  it("works without git, and says what it lacks", async () => {
    const { status, stderr } = await audit(project(files), "--out", "bundle");
    expect(status).toBe(0);
    expect(stderr).toBe("Not a git repository with a commit: the bundle has no history.\n");
  });

  it.each([
    [[], "Unexpected `export audit` without a folder"],
    [["--out", "adr"], "expected a new folder"],
    [["--out", "bundle", "--kind", "adr"], "Unexpected filter for audit"],
    [["--verify", "nowhere"], "Could not read or write"],
  ])("refuses %j and says what to do", async (args, message) => {
    const { status, stderr } = await audit(repository().root, ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  it("does not make a bundle of half a history", async () => {
    const { root } = repository();
    writeFileSync(
      path.join(root, ".git/shallow"),
      `${readFileSync(path.join(root, ".git/refs/heads/main"), "utf8")}`,
    );
    const { status, stderr } = await audit(root, "--out", "bundle");
    expect(status).toBe(2);
    expect(stderr).toContain("fetch-depth: 0");
  });
});
