import { expect, test } from "vitest";
import { acceptedRisks, passesRisk, riskEntry, sortRisks } from "../../src/register/risks.ts";
import { memo, settings } from "./records.ts";

const config = settings();

test("the register holds the risks of decisions that were taken, and no blanks of a template", async () => {
  const records = [
    await memo({ risks: [{ id: "R1" }, { id: "R2", risk: "{what may go wrong}" }] }),
    await memo({ id: "MEMO-0008", keys: ["status: proposed", "date: 2026-11-02"], risks: [{ id: "R1" }] }),
  ];
  expect(acceptedRisks(records, config).map(({ ref }) => ref)).toEqual(["MEMO-0007/R1"]);
});

test("what is still to be looked at comes first, the earliest day on top", async () => {
  const records = [
    await memo({
      risks: [
        { id: "R1", reviewBy: "2027-02-01" },
        { id: "R2", status: "materialised 2026-10-01 (POST-0001)" },
        { id: "R3", reviewBy: "soon" },
        { id: "R4", reviewBy: "2026-12-01", status: "tripped 2026-11-18" },
        { id: "R5", status: "mitigated 2026-11-01" },
      ],
    }),
  ];
  const sorted = sortRisks(acceptedRisks(records, config));
  expect(sorted.map(({ row }) => row.id!.text)).toEqual(["R4", "R1", "R3", "R5", "R2"]);
});

test("filters hold at once, and what a risk does not state passes none", async () => {
  const records = [
    await memo({
      risks: [
        { id: "R1", owner: "Ana", reviewBy: "2026-11-01" },
        { id: "R2", owner: "mei", reviewBy: "2026-11-01" },
        { id: "R3", owner: "ana", reviewBy: "2026-11-01", status: "mitigated 2026-10-30" },
        { id: "R4", owner: "ana", reviewBy: "later" },
      ],
    }),
    await memo({
      id: "MEMO-0009",
      keys: ["status: superseded", "date: 2026-11-02"],
      risks: [{ id: "R1", reviewBy: "2026-11-01" }],
    }),
  ];
  const found = acceptedRisks(records, config).filter((risk) =>
    passesRisk(risk, { owner: "ana", due: "2026-11-20" }),
  );
  expect(found.map(({ ref }) => ref)).toEqual(["MEMO-0007/R1"]);
});

test("an entry says how late a review is, and keeps a cell that cannot be read as text", async () => {
  const record = await memo({ risks: [{ id: "R1", likelihood: "perhaps", reviewBy: "2026-11-10" }] });
  const [risk] = acceptedRisks([record], config);
  expect(riskEntry(risk!, "2026-11-20")).toMatchObject({
    ref: "MEMO-0007/R1",
    state: "open",
    overdue: 10,
    text: { likelihood: "perhaps" },
  });
  expect(riskEntry(risk!, "2026-11-20")).not.toHaveProperty("likelihood");
});
