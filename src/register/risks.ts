import type { Config } from "../model/config.ts";
import { isAccepted } from "../model/frontmatter.ts";
import { daysBetween, isIsoDate } from "../model/iso-date.ts";
import { isPlaceholder } from "../model/placeholder.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { IMPACTS, parseLikelihood, parseRiskStatus, riskName } from "../model/risk.ts";
import type { RiskRow, RiskStatus } from "../model/risk.ts";
import type { RiskEntry } from "../model/risk-report.ts";

/** A risk of the register with the record and the row that it was read from. */
export interface Risk {
  record: MarkdownRecord;
  row: RiskRow;
  /** `ADR-0007/R1`; with the row's place where it has no id. */
  ref: string;
  /** Percent, where the cell can be read. */
  likelihood?: number;
  /** ISO date. */
  reviewBy?: string;
  /** Undefined where the Status cell says nothing that the format knows. */
  status?: RiskStatus;
}

/** The risks of a record, in the order of its table. */
export function risksOf(record: MarkdownRecord, config: Pick<Config, "likelihood">): Risk[] {
  const table = record.risks;
  return (table?.rows ?? [])
    .filter(({ id, risk }) => ![id, risk].some((cell) => cell && isPlaceholder(cell.text)))
    .map((row) => {
      const likelihood = parseLikelihood(row.likelihood?.text ?? "", config.likelihood);
      const reviewBy = row.reviewBy?.text.trim() ?? "";
      const status = parseRiskStatus(row.status?.text ?? "", record);
      return {
        record,
        row,
        ref: `${record.id ?? record.file}/${riskName(table!, row)}`,
        ...(likelihood === undefined ? {} : { likelihood }),
        ...(isIsoDate(reviewBy) ? { reviewBy } : {}),
        ...(status ? { status } : {}),
      };
    });
}

/** The risks that a team runs or has run: those of records that were accepted, now or once, in the order of reading. */
export function acceptedRisks(
  records: readonly MarkdownRecord[],
  config: Pick<Config, "likelihood">,
): Risk[] {
  return records
    .filter(({ values }) => isAccepted(values.status))
    .flatMap((record) => risksOf(record, config));
}

/** Whether somebody still has to look at it: not closed, and the decision stands. */
export function isLive({ status, record }: Risk): boolean {
  return !isClosed(status) && record.values.status === "accepted";
}

/** Whether nothing more can happen to it. */
export function isClosed(status: RiskStatus | undefined): boolean {
  return status !== undefined && status.state !== "open" && status.state !== "tripped";
}

/** What the register is narrowed to; all filters hold at once. Names and states are compared without regard to case. */
export interface RiskFilter {
  owner?: string;
  /** A state of the format. */
  status?: string;
  record?: MarkdownRecord;
  /** ISO date: still to be looked at, on that day or before. */
  due?: string;
}

/** Whether a risk passes a filter; what a risk does not state never passes a filter on it. */
export function passesRisk(risk: Risk, { owner, status, record, due }: RiskFilter): boolean {
  const same = (one: string | undefined, other: string): boolean =>
    one?.trim().toLowerCase() === other.trim().toLowerCase();
  return (
    (owner === undefined || same(risk.row.owner?.text, owner)) &&
    (status === undefined || same(risk.status?.state, status)) &&
    (record === undefined || risk.record === record) &&
    (due === undefined || (isLive(risk) && risk.reviewBy !== undefined && risk.reviewBy <= due))
  );
}

/**
 * Those still to be looked at first, the earliest review on top and those without a day after them; then the closed
 * ones, the latest first.
 */
export function sortRisks(risks: readonly Risk[]): Risk[] {
  const collator = new Intl.Collator("en", { numeric: true });
  const day = ({ status, reviewBy }: Risk): string =>
    isClosed(status) && status && "on" in status ? status.on : (reviewBy ?? "9999");
  return risks.toSorted((one, other) => {
    const [live, otherLive] = [isLive(one), isLive(other)];
    if (live !== otherLive) return live ? -1 : 1;
    const order = collator.compare(day(one), day(other));
    return (live ? order : -order) || collator.compare(one.ref, other.ref);
  });
}

/** A risk as programs read it. */
export function riskEntry(risk: Risk, today: string): RiskEntry {
  const { record, row, ref, likelihood, reviewBy, status } = risk;
  const impact = IMPACTS.find((word) => word === row.impact?.text.trim().toLowerCase());
  const overdue = isLive(risk) && reviewBy !== undefined ? daysBetween(reviewBy, today) : 0;
  return {
    ref,
    record: record.id ?? record.file,
    file: record.file,
    ...(record.title === undefined ? {} : { title: record.title }),
    ...(record.values.status === undefined ? {} : { recordStatus: record.values.status }),
    risk: row.risk?.text ?? "",
    ...(likelihood === undefined ? {} : { likelihood }),
    ...(impact === undefined ? {} : { impact }),
    ...stated("owner", row.owner?.text),
    ...stated("signal", row.signal?.text),
    ...stated("now", row.now?.text),
    ...stated("accepts", row.accepts?.text),
    ...(reviewBy === undefined ? {} : { reviewBy }),
    ...(status ? { state: status.state } : {}),
    ...(status && "on" in status ? { on: status.on } : {}),
    ...(status && "postmortem" in status && status.postmortem ? { postmortem: status.postmortem } : {}),
    ...(overdue > 0 ? { overdue } : {}),
    text: {
      likelihood: row.likelihood?.text ?? "",
      impact: row.impact?.text ?? "",
      reviewBy: row.reviewBy?.text ?? "",
      status: row.status?.text ?? "",
    },
  };
}

function stated<K extends string>(key: K, text: string | undefined): Partial<Record<K, string>> {
  const plain = text?.trim() ?? "";
  return plain === "" || isPlaceholder(plain) ? {} : ({ [key]: plain } as Record<K, string>);
}
