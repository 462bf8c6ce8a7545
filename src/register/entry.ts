import type { MarkdownRecord } from "../model/record.ts";
import type { RecordEntry } from "../model/record-entry.ts";
import { takenOption, verdictOf } from "../model/verdict.ts";
import { dueDates } from "./calendar.ts";

/** What lists, searches and exports say of a record. */
export function entryOf(record: MarkdownRecord): RecordEntry {
  const { values, id, source, file, kind, title } = record;
  const makers = values["decision-makers"] ?? [];
  const taken = values.chosen === undefined ? undefined : takenOption(record);
  const verdict = verdictOf(record);
  return {
    ...(id === undefined ? {} : { id }),
    ...(source === undefined ? {} : { source }),
    file,
    ...(kind ? { kind: kind.name } : {}),
    ...(title === undefined ? {} : { title }),
    ...(values.status === undefined ? {} : { status: values.status }),
    ...otherDialect(record),
    ...(values.date === undefined ? {} : { date: values.date }),
    ...(values.decided === undefined ? {} : { decided: values.decided }),
    ...(makers[0] === undefined ? {} : { owner: makers[0] }),
    decisionMakers: makers,
    tags: values.tags ?? [],
    ...(values.tier === undefined ? {} : { tier: values.tier }),
    ...(taken ? { chosen: { key: taken.key, title: taken.title } } : {}),
    ...(verdict === undefined ? {} : { verdict }),
    ...(values.reversal ? { door: values.reversal.door, reversalCost: values.reversal.cost } : {}),
    due: dueDates(record),
  };
}

function otherDialect({ foreign }: MarkdownRecord): Pick<RecordEntry, "statusWritten" | "dialect"> {
  if (!foreign) return {};
  const written = [...new Set(foreign.statuses.map(({ text }) => text))].join(" / ");
  return { ...(written === "" ? {} : { statusWritten: written }), dialect: foreign.dialect };
}

/** The day that lists, years and lead times go by: when it was decided, else when its status last changed. */
export function dayOfEntry({ decided, date }: Pick<RecordEntry, "decided" | "date">): string | undefined {
  return decided ?? date;
}
