import type { ActivityReport } from "../model/activity-report.ts";
import type { Config } from "../model/config.ts";
import { isDecided } from "../model/frontmatter.ts";
import { daysBetween } from "../model/iso-date.ts";
import type { DueDate, EvidenceEntry } from "../model/record-entry.ts";
import type { MarkdownRecord } from "../model/record.ts";
import type { Usage } from "../model/usage.ts";
import { costPage, isCostPage } from "./cost.ts";
import { entryOf } from "./entry.ts";
import { practiceOf } from "./practice.ts";
import { rightsOf } from "../model/rights.ts";
import { isLive, risksOf } from "./risks.ts";
import { spendingOf } from "./spending.ts";

/** What a report is made of. */
export interface ActivitySource {
  records: readonly MarkdownRecord[];
  config: Config;
  usage: { rows: readonly Usage[]; notes: readonly string[] };
  /** The day on which a record was proposed, by its file, where that is known. */
  proposed: ReadonlyMap<string, string>;
  /** What the evidence that a record names says of it. */
  evidenceOf(record: MarkdownRecord): readonly EvidenceEntry[];
}

/** Days of a report: what is reported, what is coming, and a year of practice. All are ISO dates. */
export interface ReportDays {
  since: string;
  today: string;
  until: string;
  yearAgo: string;
}

/**
 * What happened, what waits, what is due and how the practice goes.
 * @throws UserError where an amount of the approval policy cannot be read
 */
export function activityReport(source: ActivitySource, days: ReportDays): ActivityReport {
  const { records, config, usage, proposed } = source;
  const { since, today, until } = days;
  const entries = records.map(entryOf);
  const due = entries.flatMap((entry) => entry.due).filter(({ on }) => on <= until);
  const of = (isWanted: (what: DueDate["what"]) => boolean): ActivityReport["risks"] =>
    due
      .filter(({ what }) => isWanted(what))
      .map((matter) => ({ ...matter, days: daysBetween(today, matter.on) }))
      .toSorted((one, other) => one.days - other.days);
  const pages = records
    .filter(isCostPage)
    .toSorted((one, other) => ((one.values.date ?? "") < (other.values.date ?? "") ? -1 : 1))
    .map((record) => costPage(record, config, today));
  const cost = spendingOf(usage.rows, pages, config.currency);
  return {
    version: 1,
    since,
    today,
    until,
    decided: entries
      .filter(({ status, decided = "" }) => isDecided(status) && decided >= since && decided <= today)
      .toSorted((one, other) => (one.decided! > other.decided! ? -1 : 1)),
    waiting: waitingOf(source, today),
    risks: of((what) => what === "risk"),
    doors: of((what) => what === "door").filter((door) => door.days >= 0),
    duties: of((what) => what !== "risk" && what !== "door"),
    signals: records.flatMap((record) => signalsOf(record, config)),
    gates: records.flatMap((record) => gatesOf(record, source)),
    ...(cost ? { cost } : {}),
    practice: practiceOf(records, config, proposed, days.yearAgo, today),
    notes: [...usage.notes],
  };
}

function waitingOf({ records, config, proposed }: ActivitySource, today: string): ActivityReport["waiting"] {
  return records
    .filter(({ values }) => values.status === "proposed")
    .map((record) => {
      const { values, file } = record;
      // Its status last changed when it was proposed.
      const from = proposed.get(file) ?? values.date;
      const rights = rightsOf(record, config);
      return {
        ...entryOf(record),
        ...(from === undefined ? {} : { days: daysBetween(from, today) }),
        ...(values["comment-by"] === undefined ? {} : { commentBy: values["comment-by"] }),
        ...(rights.needs === undefined || rights.satisfied ? {} : { needs: rights.needs }),
      };
    })
    .toSorted((one, other) => (other.days ?? -1) - (one.days ?? -1));
}

function signalsOf(record: MarkdownRecord, config: Config): ActivityReport["signals"] {
  return risksOf(record, config).flatMap((risk) => {
    const { ref, row, status } = risk;
    const [signal, now] = [row.signal?.text.trim(), row.now?.text.trim()];
    const tripped = status?.state === "tripped" ? status.on : undefined;
    if (!isLive(risk) || (tripped === undefined && !now)) return [];
    return [
      {
        risk: ref,
        text: row.risk?.text ?? "",
        ...(signal ? { signal } : {}),
        ...(now ? { now } : {}),
        ...(tripped === undefined ? {} : { tripped }),
      },
    ];
  });
}

function gatesOf(record: MarkdownRecord, { evidenceOf }: ActivitySource): ActivityReport["gates"] {
  const { id, file, title, values } = record;
  if (values.status !== "accepted" && values.status !== "proposed") return [];
  return evidenceOf(record).map((entry) => ({
    record: id ?? file,
    ...(title === undefined ? {} : { title }),
    ...entry,
  }));
}
