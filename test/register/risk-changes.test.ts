import { describe, expect, test } from "vitest";
import { buildCorpus } from "../../src/corpus/load.ts";
import { openRepository } from "../../src/corpus/repository.ts";
import type { RiskStatus } from "../../src/model/risk.ts";
import { plannedText } from "../../src/register/planned.ts";
import {
  halfMaterialised,
  planMaterialised,
  planRisk,
  postmortemsOf,
  riskNamed,
} from "../../src/register/risk-changes.ts";
import { native, readRecord } from "../records.ts";
import { memo, settings } from "./records.ts";

const config = settings();
const today = "2026-11-21";

const postmortem = (materialised: string) =>
  readRecord(
    `---\nid: POST-0002\nkind: postmortem\nstatus: draft\ndate: 2026-11-21\n${materialised}---\n\n# Worse\n`,
    {
      file: "adr/post-0002-worse.md",
    },
  );

async function planned(status: string, wanted: RiskStatus): Promise<string[]> {
  const record = await memo({ risks: [{ id: "R1", status }, { id: "R2" }] });
  return planRisk(riskNamed(record, "r1"), wanted).map((change) => {
    const text = plannedText(change, config, native);
    expect(text.replace(` ${change.risk!.status} `, ` ${status} `)).toBe(record.text);
    return change.risk!.status;
  });
}

describe("a risk's status", () => {
  test.each([
    ["open", { state: "tripped", on: today }, ["tripped 2026-11-21"]],
    ["tripped 2026-11-01", { state: "open" }, ["open"]],
    ["tripped 2026-11-01", { state: "tripped", on: today }, []],
    ["whatever", { state: "mitigated", on: today }, ["mitigated 2026-11-21"]],
    [
      "materialised 2026-11-01",
      { state: "materialised", on: today, postmortem: "POST-0002" },
      ["materialised 2026-11-01 (POST-0002)"],
    ],
    ["materialised 2026-11-01 (POST-0002)", { state: "materialised", on: today }, []],
  ] as const)("%s to %j", async (status, wanted, cells) => {
    expect(await planned(status, wanted)).toEqual(cells);
  });

  test("a closed risk stays closed", async () => {
    await expect(planned("did-not-materialise 2026-10-01", { state: "open" })).rejects.toThrow(
      "MEMO-0007/R1 is closed: did-not-materialise 2026-10-01",
    );
    await expect(
      planned("materialised 2026-10-01 (POST-0001)", {
        state: "materialised",
        on: today,
        postmortem: "POST-0002",
      }),
    ).rejects.toThrow("is closed");
  });

  test("a risk that is not there lists those that are", async () => {
    const record = await memo({ risks: [{ id: "R1" }, { id: "R2" }, { id: "R2" }] });
    expect(() => riskNamed(record, "R3")).toThrow("MEMO-0007 has no risk `R3`");
    expect(() => riskNamed(record, "R2")).toThrow("`R2` fits 2 risks of MEMO-0007");
  });
});

describe("the postmortem of a risk", () => {
  test("names it once", () => {
    const [change] = planMaterialised(postmortem(""), "MEMO-0007/R1");
    expect(plannedText(change!, config, native)).toContain("materialised: [MEMO-0007/R1]\n---");
    const named = postmortem("materialised: [MEMO-0007/R1]\n");
    expect(planMaterialised(named, "MEMO-0007/R1")).toEqual([]);
    expect(postmortemsOf([postmortem(""), named], "MEMO-0007/R1")).toEqual([named]);
  });

  test("that names an open risk is half of a change", async () => {
    const record = await memo({ risks: [{ id: "R1" }, { id: "R2", status: "mitigated 2026-10-01" }] });
    const post = postmortem("materialised: [MEMO-0007/R1, MEMO-0007/R2, MEMO-0009/R1]\n");
    const source = { root: "/team", config, repository: openRepository("/team") };
    const half = halfMaterialised(buildCorpus(source, [record, post]), today);
    expect(half.map(({ summary }) => summary)).toEqual([
      "MEMO-0007/R1: open → materialised 2026-11-21 (POST-0002)",
    ]);
  });
});
