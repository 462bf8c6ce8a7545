import { describe, expect, it } from "vitest";
import { dueDates } from "../../src/register/calendar.ts";
import { readRecord } from "../records.ts";
import { ACCEPTED, memo } from "../project.ts";
import { yearCorpus } from "./year.ts";

const days = (text: string): string[] => dueDates(readRecord(text)).map(({ on, what }) => `${on} ${what}`);

describe("what falls due", () => {
  it("is the review, open risks, each price's last day and open readiness items of an accepted record", () => {
    const readiness =
      "\n## Readiness\n\n- [ ] Refresh (ana, 2026-12-01)\n- [x] Drift (ana, 2026-12-02)\n- [ ] Runbook\n";
    expect(days(memo(ACCEPTED, readiness))).toEqual([
      "2026-12-01 readiness",
      "2026-12-14 door",
      "2027-01-15 risk",
      "2027-01-31 door",
      "2027-02-15 review",
    ]);
  });

  it("is the end of comments while a record is proposed, and nothing once it is replaced", () => {
    expect(days(memo("status: proposed\ncomment-by: 2026-11-27\nreview-by: 2027-02-15"))).toEqual([
      "2026-11-27 comments",
    ]);
    expect(days(memo(ACCEPTED.replace("accepted", "superseded")))).toEqual([]);
    expect(days(memo(ACCEPTED.replace("accepted", "rejected")))).toEqual([]);
  });

  it("names the risk, its owner and the price that follows", () => {
    const [, first, second] = dueDates(
      readRecord(
        memo(
          ACCEPTED.replace("2026-12-14", "2026-11-30").replace(
            "review-by: 2027-02-15",
            "review-by: 2026-11-25",
          ),
        ),
      ),
    );
    expect([first, second]).toEqual([
      {
        on: "2026-11-30",
        what: "door",
        subject: "MEMO-0003",
        text: "Last day on which going back costs 5 minutes, then 1 sprint + $3,000",
        owner: "ana",
      },
      {
        on: "2027-01-15",
        what: "risk",
        subject: "MEMO-0003/R1",
        text: "Casual queries answer worse",
        owner: "ana",
      },
    ]);
  });

  it("leaves out a day that the calendar does not have", () => {
    expect(days(memo("status: accepted").replace("2027-01-15", "2027-02-30"))).toEqual([]);
  });

  // Counted by hand from the records.
  it("is, of a year at Fernlight, what still stands in the calendar on its last day", async () => {
    const { records } = await yearCorpus();
    const due = records.flatMap(dueDates);
    const of = (what: string): string[] =>
      due
        .filter((date) => date.what === what)
        .map(({ on, subject }) => `${on} ${subject}`)
        .toSorted();
    expect(of("comments")).toEqual(["2026-11-18 MEMO-0009", "2026-11-27 ADR-0015"]);
    expect(of("action")).toEqual(["2026-09-30 POST-0004", "2026-11-15 POST-0005", "2026-11-30 POST-0005"]);
    expect(of("risk")).toEqual([
      "2026-11-10 ADR-0011/R1",
      "2026-11-15 MEMO-0007/R1",
      "2026-11-30 MEMO-0004/R1",
      "2026-12-15 ADR-0012/R1",
      "2026-12-31 ADR-0013/R1",
      "2027-01-31 ADR-0018/R1",
      "2027-01-31 MEMO-0003/R1",
      "2027-03-16 MEMO-0008/R1",
    ]);
    expect(of("door")).toEqual([
      "2026-09-30 MEMO-0003",
      "2026-10-31 MEMO-0002",
      "2026-10-31 MEMO-0006",
      "2026-12-31 ADR-0017",
      "2026-12-31 MEMO-0004",
      "2027-02-28 MEMO-0007",
    ]);
    expect(of("review")).toEqual([
      "2026-08-11 MEMO-0002",
      "2026-11-13 ADR-0011",
      "2026-11-25 MEMO-0007",
      "2026-12-01 ADR-0001",
      "2026-12-03 MEMO-0004",
      "2027-01-14 ADR-0003",
      "2027-03-16 MEMO-0008",
      "2027-04-08 ADR-0009",
    ]);
  });
});
