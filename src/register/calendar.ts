import type { MarkdownRecord } from "../model/record.ts";
import { sectionOf } from "../model/record.ts";
import type { DueDate } from "../model/record-entry.ts";
import type { Reversal } from "../model/reversal.ts";
import { actionsOf, tasksOf } from "../model/task.ts";
import { isLive, risksOf } from "./risks.ts";

/**
 * Every day by which something of a record is due, the earliest first: comments while it is proposed; reviews, open
 * risks, prices of going back and open readiness items while it is accepted; open actions of a postmortem always. Days
 * that have passed are among them.
 */
export function dueDates(record: MarkdownRecord): DueDate[] {
  const { values } = record;
  const subject = record.id ?? record.file;
  const [owner] = values["decision-makers"] ?? [];
  const owned = owner === undefined ? {} : { owner };
  const found: DueDate[] = actionDates(record, subject);
  if (values.status === "proposed" && values["comment-by"] !== undefined)
    found.push({ on: values["comment-by"], what: "comments", subject, text: "Comments close", ...owned });
  if (values.status === "accepted") {
    if (values["review-by"] !== undefined)
      found.push({ on: values["review-by"], what: "review", subject, text: "Review the decision", ...owned });
    found.push(...riskDates(record), ...taskDates(record, subject));
    if (values.reversal)
      found.push(...doorDates(values.reversal).map((door) => ({ ...door, subject, ...owned })));
  }
  return found.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}

function riskDates(record: MarkdownRecord): DueDate[] {
  return risksOf(record, { likelihood: {} }).flatMap((risk): DueDate[] => {
    if (!isLive(risk) || risk.reviewBy === undefined) return [];
    const owner = risk.row.owner?.text.trim();
    return [
      {
        on: risk.reviewBy,
        what: "risk",
        subject: risk.ref,
        text: risk.row.risk?.text ?? "",
        ...(owner ? { owner } : {}),
      },
    ];
  });
}

function doorDates({ cost, window, phases }: Reversal): Pick<DueDate, "on" | "what" | "text">[] {
  const closing = phases ?? [{ cost, ...(window === undefined ? {} : { until: window }) }];
  return closing.flatMap((phase, index) => {
    if (phase.until === undefined) return [];
    const after = closing[index + 1]?.cost;
    const text = `Last day on which going back costs ${phase.cost}${after === undefined ? "" : `, then ${after}`}`;
    return [{ on: phase.until, what: "door" as const, text }];
  });
}

function taskDates(record: MarkdownRecord, subject: string): DueDate[] {
  const section = sectionOf(record, "Readiness");
  const tasks = section ? tasksOf(record, section) : [];
  return tasks.flatMap(({ done, due, owner, text }) =>
    done || due === undefined
      ? []
      : [{ on: due, what: "readiness" as const, subject, text, ...(owner === undefined ? {} : { owner }) }],
  );
}

function actionDates(record: MarkdownRecord, subject: string): DueDate[] {
  return actionsOf(record).flatMap(({ closed, due, owner, text }) =>
    closed || due === undefined
      ? []
      : [{ on: due, what: "action" as const, subject, text, ...(owner === undefined ? {} : { owner }) }],
  );
}
