import type { Corpus } from "../corpus/load.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { materialisedRisks } from "../model/references.ts";
import { parseRiskStatus } from "../model/risk.ts";
import type { RiskRow, RiskStatus } from "../model/risk.ts";
import { writtenId } from "../model/qualified-id.ts";
import { UserError } from "../model/user-error.ts";
import { nearest } from "../parse/nearest.ts";
import type { PlannedChange } from "./planned.ts";
import { isClosed } from "./risks.ts";

/** A row of a record's risks table by its id, without regard to case. */
export interface NamedRisk {
  record: MarkdownRecord;
  row: RiskRow;
  /** `ADR-0007/R1`. */
  ref: string;
}

/**
 * The risk of a record that a person names, `R1`.
 * @throws UserError listing the record's risks where none or several fit
 */
export function riskNamed(record: MarkdownRecord, name: string): NamedRisk {
  const rows = record.risks?.rows ?? [];
  const found = rows.filter(({ id }) => id?.text.trim().toLowerCase() === name.trim().toLowerCase());
  const own = record.id ?? record.file;
  if (found.length === 1) return { record, row: found[0]!, ref: `${own}/${found[0]!.id!.text.trim()}` };
  const ids = rows.map(({ id }) => id?.text.trim() ?? "").filter(Boolean);
  const near = nearest(name, ids);
  throw new UserError(
    found.length > 1 ? `\`${name}\` fits ${found.length} risks of ${own}` : `${own} has no risk \`${name}\``,
    found.length > 1
      ? `Give each row of ${record.file} an id of its own.`
      : ids.length === 0
        ? `${record.file} has no table of risks with ids.`
        : `${near === undefined ? "" : `Did you mean ${own}/${near}? `}It has ${ids.join(", ")}.`,
  );
}

/** A Status cell as the format writes it: `materialised 2026-11-21 (POST-0002)`. */
function statusText(status: RiskStatus, source: string | undefined): string {
  if (status.state === "open") return "open";
  const { state, on, postmortem } = status;
  return `${state} ${on}${postmortem === undefined ? "" : ` (${writtenId(postmortem, source)})`}`;
}

/**
 * The change that sets a risk's status; none where the cell says so already, whatever the day. A closed risk stays
 * closed, but one that materialised may still get its postmortem.
 * @throws UserError where it is closed
 */
export function planRisk({ record, row, ref }: NamedRisk, status: RiskStatus): PlannedChange[] {
  const written = row.status?.text.trim() ?? "";
  const old = parseRiskStatus(written, record);
  const same = old?.state === status.state;
  const postmortem = postmortemOf(status);
  if (same && (postmortem === undefined || postmortemOf(old) === postmortem)) return [];
  const completes = same && postmortemOf(old) === undefined;
  if (isClosed(old) && !completes) {
    throw new UserError(
      `${ref} is closed: ${written}`,
      `A closed risk stays closed; correct the cell in ${record.file} by hand if it is wrong.`,
    );
  }
  const text = statusText(
    completes && "on" in old && "on" in status ? { ...status, on: old.on } : status,
    record.source,
  );
  const summary = `${ref}: ${written || "no status"} → ${text}`;
  return [{ record, edits: [], risk: { row, status: text }, summary }];
}

function postmortemOf(status: RiskStatus | undefined): string | undefined {
  return status && "postmortem" in status ? status.postmortem : undefined;
}

/** The change that names a risk in its postmortem; none where it is named. */
export function planMaterialised(postmortem: MarkdownRecord, ref: string): PlannedChange[] {
  if (namesRisk(postmortem, ref)) return [];
  return [
    {
      record: postmortem,
      edits: [{ path: ["materialised"], append: writtenId(ref, postmortem.source) }],
      summary: `says that ${ref} materialised`,
    },
  ];
}

/** The postmortems that say a risk came true and can be named. */
export function postmortemsOf(records: readonly MarkdownRecord[], ref: string): MarkdownRecord[] {
  return records.filter((record) => record.id !== undefined && namesRisk(record, ref));
}

function namesRisk(record: MarkdownRecord, ref: string): boolean {
  return materialisedRisks(record.extra).some(({ risk }) => risk === ref);
}

/**
 * Risks that a postmortem says came true and whose record still has them open, as after a process that was killed
 * between the two files.
 */
export function halfMaterialised(
  corpus: Pick<Corpus<MarkdownRecord>, "byId" | "records">,
  today: string,
): PlannedChange[] {
  return corpus.records.flatMap((postmortem) =>
    materialisedRisks(postmortem.extra).flatMap(({ risk: ref }) => {
      const [id = "", name = ""] = ref.split("/", 2);
      const [record, second] = corpus.byId(id);
      const rows = record?.risks?.rows.filter((row) => row.id?.text.trim() === name) ?? [];
      const [row] = rows;
      const state = parseRiskStatus(row?.status?.text ?? "")?.state;
      if (!record || second || !row || rows.length > 1 || (state !== "open" && state !== "tripped"))
        return [];
      const status = {
        state: "materialised",
        on: today,
        ...(postmortem.id && { postmortem: postmortem.id }),
      };
      return planRisk({ record, row, ref }, status as RiskStatus);
    }),
  );
}
