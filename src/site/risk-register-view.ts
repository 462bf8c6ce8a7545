import type { Config } from "../model/config.ts";
import { isAccepted } from "../model/frontmatter.ts";
import type { MarkdownRecord } from "../model/record.ts";
import type { CalibrationReport, RiskEntry } from "../model/risk-report.ts";
import { calibrate } from "../register/calibration.ts";
import { isLive, riskEntry, risksOf } from "../register/risks.ts";
import type { Risk } from "../register/risks.ts";
import { riskAnchor } from "./risks-view.ts";
import type { ReferenceView } from "./view.ts";

/** A risk as the register shows it. */
export interface RegisteredRisk {
  entry: RiskEntry;
  /** Its row on the record's page. */
  slug: string;
  anchor: string;
  /** The postmortem that its status names. */
  postmortem?: ReferenceView;
}

/** The risks of all records that were accepted, now or once. */
export interface RiskRegisterView {
  /** Those that somebody still has to look at, the earliest review first and those without a day last. */
  open: RegisteredRisk[];
  /** The rest, the latest first: closed, or of a decision that no longer stands. */
  closed: RegisteredRisk[];
  calibration: CalibrationReport;
}

/** A risk with what calibration and order need of it, once its record is let go. */
export interface ReadRisk extends RegisteredRisk {
  live: boolean;
  likelihood: Risk["likelihood"];
  status: Risk["status"];
}

/** What reading a record's risks needs besides the record. */
export interface RiskSource {
  slug: string;
  today: string;
  config: Pick<Config, "likelihood">;
  reference: (id: string) => ReferenceView;
}

/** The risks of one record; none of one that was never accepted. */
export function readRisks(
  record: MarkdownRecord,
  { slug, today, config, reference }: RiskSource,
): ReadRisk[] {
  if (!isAccepted(record.values.status)) return [];
  return risksOf(record, config).map((risk) => {
    const entry = riskEntry(risk, today);
    return {
      entry,
      slug,
      anchor: riskAnchor(risk.row, record.risks!.rows.indexOf(risk.row)),
      ...(entry.postmortem === undefined ? {} : { postmortem: reference(entry.postmortem) }),
      live: isLive(risk),
      likelihood: risk.likelihood,
      status: risk.status,
    };
  });
}

/** The register of all records. */
export function riskRegisterView(risks: readonly ReadRisk[]): RiskRegisterView {
  const shown = (live: boolean, order: typeof byReview): RegisteredRisk[] =>
    risks
      .filter((risk) => risk.live === live)
      .map(({ live: _, likelihood: __, status: ___, ...risk }) => risk)
      .toSorted(order);
  return { open: shown(true, byReview), closed: shown(false, latestFirst), calibration: calibrate(risks) };
}

function byReview({ entry: one }: RegisteredRisk, { entry: other }: RegisteredRisk): number {
  return (one.reviewBy ?? "9999").localeCompare(other.reviewBy ?? "9999") || byRef(one, other);
}

function latestFirst({ entry: one }: RegisteredRisk, { entry: other }: RegisteredRisk): number {
  return (other.on ?? "").localeCompare(one.on ?? "") || byRef(one, other);
}

function byRef(one: RiskEntry, other: RiskEntry): number {
  return one.ref.localeCompare(other.ref, "en", { numeric: true });
}
