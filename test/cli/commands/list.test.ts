import { describe, expect, it } from "vitest";
import { RecordList } from "../../../src/model/record-entry.ts";
import { ACCEPTED, adr, memo, project } from "../../project.ts";
import { reckon } from "../terminal.ts";

const files = {
  "adr/memo-0003-migrate.md": memo(ACCEPTED),
  "adr/adr-0001-postgres.md": adr(
    "ADR-0001",
    "Keep answer embeddings in Postgres",
    "status: superseded\ndate: 2026-03-02\ndecided: 2025-11-01\ndecision-makers: [tomas]\ntags: [retrieval]\ntier: 0",
  ),
  "adr/adr-0002-router.md": adr(
    "ADR-0002",
    "Route by confidence",
    "status: proposed\ndate: 2026-11-10\ndecision-makers: [mei]\ncomment-by: 2026-11-24\ntags: [support]",
  ),
  "adr/notes.md": "# Notes\n",
};

const ids = (stdout: string): (string | undefined)[] =>
  RecordList.parse(JSON.parse(stdout)).records.map(({ id }) => id);

describe("reckon list", () => {
  it("lists every record, the latest decision first, and nothing that is no record", async () => {
    const { status, stdout, stderr } = await reckon(project(files), ["list"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe(
      [
        "ID         Status      Date        Door    Owner  Title",
        "MEMO-0003  accepted    2026-11-18  costly  ana    Migrate the support model",
        "ADR-0002   proposed    2026-11-10  –       mei    Route by confidence",
        "ADR-0001   superseded  2025-11-01  –       tomas  Keep answer embeddings in Postgres",
        "",
      ].join("\n"),
    );
  });

  it.each([
    [["--kind", "risk-memo"], ["MEMO-0003"]],
    [
      ["--status", "proposed,superseded"],
      ["ADR-0002", "ADR-0001"],
    ],
    [
      ["--tag", "Support"],
      ["MEMO-0003", "ADR-0002"],
    ],
    [["--tag", "support", "--tag", "models"], ["MEMO-0003"]],
    [["--owner", "Mei"], ["ADR-0002"]],
    [["--tier", "2"], ["ADR-0002"]],
    [
      ["--tier", "0", "--tier", "1"],
      ["MEMO-0003", "ADR-0001"],
    ],
    [["--door", "costly"], ["MEMO-0003"]],
    [
      ["--since", "30d"],
      ["MEMO-0003", "ADR-0002"],
    ],
    [
      ["--until", "2026-11-10"],
      ["ADR-0002", "ADR-0001"],
    ],
    [["--since", "2026-11-18", "--until", "today"], ["MEMO-0003"]],
    [["--due", "7d"], ["ADR-0002"]],
    [
      ["--due", "2026-12-31"],
      ["MEMO-0003", "ADR-0002"],
    ],
    [
      ["--sort", "id"],
      ["ADR-0001", "ADR-0002", "MEMO-0003"],
    ],
    [
      ["--sort", "title", "--reverse"],
      ["ADR-0002", "MEMO-0003", "ADR-0001"],
    ],
    [
      ["--sort", "due"],
      ["ADR-0002", "MEMO-0003", "ADR-0001"],
    ],
  ])("%j gives %j", async (flags, expected) => {
    const { status, stdout } = await reckon(project(files), ["list", "--json", ...flags]);
    expect(status).toBe(0);
    expect(ids(stdout)).toEqual(expected);
  });

  it("lists what is due, each matter by itself", async () => {
    const { stdout } = await reckon(project(files), ["list", "--due", "3m"]);
    expect(stdout.split("\n").slice(1, -1)).toEqual([
      "2026-11-24  comments  ADR-0002      mei    Comments close",
      "2026-12-14  door      MEMO-0003     ana    Last day on which going back costs 5 minutes, then 1 sprint + $3,000",
      "2027-01-15  risk      MEMO-0003/R1  ana    Casual queries answer worse",
      "2027-01-31  door      MEMO-0003     ana    Last day on which going back costs 1 sprint + $3,000, then $18,000 + 6 weeks",
      "2027-02-15  review    MEMO-0003     ana    Review the decision",
    ]);
  });

  it("says so where no record passes", async () => {
    const { status, stdout, stderr } = await reckon(project(files), ["list", "--owner", "nobody"]);
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: "",
      stderr: "No record of 3 passes.\n",
    });
  });

  it.each([
    [["--kind", "memo"], "Unexpected `--kind memo`, expected adr, risk-memo"],
    [["--since", "last week"], "Unexpected `--since last week`, expected a day or a distance from today"],
    [["--sort", "colour"], "Unexpected `--sort colour`, expected date, id"],
  ])("%j is an error that names what is known", async (flags, message) => {
    const { status, stderr } = await reckon(project(files), ["list", ...flags]);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  it("shows no value that a record states wrongly", async () => {
    const wrong = adr("ADR-0009", "Cache the prompt", "status: decided\ndate: 2026-02-30\ntier: 7");
    const folder = project({ "adr/adr-0009-cache.md": wrong });
    const { stdout } = await reckon(folder, ["list", "--json"]);
    const [entry] = RecordList.parse(JSON.parse(stdout)).records;
    expect(entry).toEqual({
      id: "ADR-0009",
      file: "adr/adr-0009-cache.md",
      kind: "adr",
      title: "Cache the prompt",
      decisionMakers: [],
      tags: [],
      due: [],
    });
  });
});
