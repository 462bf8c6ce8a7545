import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ActivityReport } from "../../../src/model/activity-report.ts";
import { sampleRepository } from "../../git/sample-repository.ts";
import { ACCEPTED, adr, memo, project } from "../../project.ts";
import { copyYear } from "../../register/year.ts";
import { reckon } from "../terminal.ts";

function year(): string {
  const root = copyYear();
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

async function report(cwd: string, ...args: string[]): Promise<ActivityReport> {
  const { status, stdout, stderr } = await reckon(cwd, ["report", "--json", ...args]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return ActivityReport.parse(JSON.parse(stdout));
}

describe("reckon report on a year at Fernlight", () => {
  // What is expected here was counted by hand from the records.
  it("tells a month", async () => {
    const month = await report(year(), "--since", "30d");
    expect(month).toMatchObject({ since: "2026-10-21", today: "2026-11-20", until: "2026-12-20", notes: [] });
    expect(month.decided.map(({ id, decided }) => [id, decided])).toEqual([
      ["MEMO-0010", "2026-11-04"],
      ["POST-0005", "2026-11-02"],
      ["ADR-0018", "2026-10-21"],
    ]);
    expect(month.waiting.map(({ id, days, needs, commentBy }) => [id, days, needs, commentBy])).toEqual([
      ["MEMO-0009", 23, "director", "2026-11-18"],
      ["ADR-0015", 4, "executive", "2026-11-27"],
    ]);
    expect(month.risks.map(({ subject, days }) => [subject, days])).toEqual([
      ["ADR-0011/R1", -10],
      ["MEMO-0007/R1", -5],
      ["MEMO-0004/R1", 10],
      ["ADR-0012/R1", 25],
    ]);
    expect(month.signals.map(({ risk, tripped, now }) => [risk, tripped, now])).toEqual([
      ["ADR-0011/R1", undefined, "2 (2026-11-09)"],
      ["ADR-0012/R1", "2026-11-12", undefined],
      ["ADR-0013/R1", undefined, "93 % (2026-11-17)"],
      ["MEMO-0004/R1", undefined, "1.8 % (2026-11-16)"],
    ]);
  });

  it("holds October's cost against September's and against the budgets", async () => {
    const { cost } = await report(year());
    expect(cost).toEqual({
      month: "2026-10",
      currency: "USD",
      features: [
        {
          feature: "Support answers",
          requests: 905_000,
          cost: 6840,
          before: 5390,
          budget: 8000,
          p95: 1940,
          objective: 2500,
        },
        {
          feature: "Tariff changes",
          requests: 11_500,
          cost: 163,
          before: 135,
          budget: 150,
          p95: 2840,
          objective: 2500,
        },
        {
          feature: "Casual queries",
          requests: 810_000,
          cost: 137,
          before: 104,
          budget: 200,
          p95: 520,
          objective: 1000,
        },
      ],
      total: 7140,
      before: 5629,
      budget: 8350,
    });
  });

  it("measures the practice over the year", async () => {
    expect((await report(year())).practice).toEqual({
      since: "2025-11-20",
      decisions: 25,
      withEvidence: { of: 25, count: 0 },
      riskReviewsOnTime: { of: 26, count: 24 },
      actionsOnTime: { of: 8, count: 5 },
    });
  });

  it("writes Markdown and a page that needs no other file", async () => {
    const folder = year();
    const { stdout } = await reckon(folder, ["report", "--since", "2w", "--ahead", "14d"]);
    expect(stdout).toContain(
      "- **MEMO-0009** Call customers before a cold week – for 23 days, with mei, needs approval: director, comments until 2026-11-18. Proposed: B: People call.\n",
    );
    expect(stdout).toContain(
      String.raw`| Tariff changes  |   11,500 |   \$163 |    +\$28 |   \$150 | 109 % | 2.84 s |     2.5 s |`,
    );
    expect(stdout).toContain("- Postmortem actions closed by their day: 63 % (5 of 8)\n");
    expect(stdout).not.toContain("&#x20;");
    await reckon(folder, ["report", "--format", "html", "--out", "report.html"]);
    const page = readFileSync(path.join(folder, "report.html"), "utf8");
    expect(page).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/u);
    expect(page).not.toMatch(/(?:src|href)=|url\(|@import|<script/u);
    expect(page).toContain('<td align="right">$6,840</td>');
  });
});

describe("reckon report", () => {
  it("takes from git when a record was proposed, across a rename", async () => {
    const keys = "date: 2026-11-12\ndecision-makers: [ana]";
    const body = "## Options\n\n## Decision\n\nWe cache.\n";
    const sample = sampleRepository({
      "reckon.yaml": "dir: adr\n",
      "adr/adr-0001-x.md": adr("ADR-0001", "Cache", `status: draft\n${keys}`, body),
    });
    onTestFinished(() => rmSync(sample.root, { recursive: true, force: true }));
    sample.commit("Propose", {
      "adr/adr-0001-x.md": adr("ADR-0001", "Cache", `status: proposed\n${keys}`, body),
    });
    const proposed = sample.git("log", "-1", "--format=%cs").trim();
    sample.commit("Reword", {
      "adr/adr-0001-x.md": adr("ADR-0001", "Cache answers", `status: proposed\n${keys}`, body),
    });
    sample.git("mv", "adr/adr-0001-x.md", "adr/adr-0001-cache.md");
    sample.commit("Rename");
    const later = new Date(Date.parse(proposed) + 6 * 86_400_000).toISOString().slice(0, 10);
    sample.commit("Accept", {
      "adr/adr-0001-cache.md": adr(
        "ADR-0001",
        "Cache answers",
        `status: accepted\ndecided: ${later}\n${keys}`,
        body,
      ),
    });
    const { practice } = await report(sample.root, "--today", later);
    expect(practice).toMatchObject({ decisions: 1, leadTime: { n: 1, median: 6 } });
  });

  it("says what closes and what of the usage cannot be read", async () => {
    const folder = project({
      "adr/memo-0003-migrate.md": memo(ACCEPTED),
      "adr/usage/support.csv": "month,feature,requests,cost\n2026-10,Support,many,5\n",
    });
    const { doors, notes, cost, practice } = await report(folder);
    expect(doors.map(({ on, days }) => [on, days])).toEqual([["2026-12-14", 24]]);
    expect(notes).toEqual(["usage/support.csv:2 Unexpected `many` under requests, expected a plain number"]);
    expect(cost).toBeUndefined();
    expect(practice.leadTime).toBeUndefined();
  });

  it("writes strangers' words into Markdown and HTML as text", async () => {
    const title = "'<img src=x onerror=alert(1)> `[a](javascript:b)` @ana \"\u202Ekcab'";
    const folder = project({
      "reckon.yaml": "site: { title: '</title><script>alert(1)</script>' }\n",
      "adr/adr-0001-x.md": `---\nid: ADR-0001\nkind: adr\ntitle: ${title}\nstatus: proposed\ndate: 2026-11-12\ndecision-makers: ["<b>ana</b>"]\n---\n`,
    });
    const markdown = (await reckon(folder, ["report"])).stdout;
    expect(markdown).toContain(String.raw`\<img src=x onerror=alert(1)>`);
    expect(markdown).not.toMatch(/@ana|\u202E|[^\\]<b>/u);
    const page = (await reckon(folder, ["report", "--format", "html"])).stdout;
    expect(page).not.toMatch(/<img|<b>|<script|\u202E|href/u);
    expect(page).toContain("&#x3C;/title>");
  });

  it("refuses a format that it does not have", async () => {
    const { status, stderr } = await reckon(project({ "adr/a.md": "# A\n" }), ["report", "--format", "pdf"]);
    expect(status).toBe(2);
    expect(stderr).toContain("expected markdown, html or json");
  });
});
