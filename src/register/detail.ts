import type { Corpus } from "../corpus/load.ts";
import type { Card, MarkdownRecord } from "../model/record.ts";
import type { EvidenceEntry, RecordDetail } from "../model/record-entry.ts";
import { recommendedOption } from "../model/options.ts";
import type { RiskRow } from "../model/risk.ts";
import { wayBack } from "./doors.ts";
import { entryOf } from "./entry.ts";

/**
 * Everything that `show` says of a record.
 * @param evidence what the evidence that it names says of it
 * @param today ISO date
 */
export function detailOf(
  corpus: Corpus,
  record: MarkdownRecord,
  evidence: readonly EvidenceEntry[],
  today: string,
): RecordDetail {
  const { values } = record;
  const options = optionsOf(record);
  return {
    version: 1,
    ...entryOf(record),
    consulted: values.consulted ?? [],
    informed: values.informed ?? [],
    affects: values.affects ?? [],
    approvals: values.approvals ?? [],
    ...(options ? { options } : {}),
    ...(values.reversal ? { reversal: wayBack(record, corpus.config, today) } : {}),
    risks: (record.risks?.rows ?? []).map(riskOf),
    evidence: [...evidence],
    relations: relationsOf(corpus, record),
  };
}

/** The options table as programs read it. */
export function optionsOf({ options, values }: MarkdownRecord): RecordDetail["options"] {
  if (!options) return undefined;
  const recommended = recommendedOption(options);
  return {
    columns: options.columns.map((column) => ({
      key: column.key,
      title: column.title,
      chosen: column.key === values.chosen,
      recommended: column === recommended,
    })),
    rows: options.rows.map(({ dimension, weight, cells }) => ({
      dimension,
      ...(weight === undefined ? {} : { weight }),
      cells: cells.map(({ text }) => text),
    })),
  };
}

/** A row of the risks table as written; a column that it lacks or leaves empty is absent. */
export function riskOf(row: RiskRow): RecordDetail["risks"][number] {
  const keys = ["id", "risk", "likelihood", "impact", "owner", "signal", "reviewBy", "status"] as const;
  const stated = keys.flatMap((key) => {
    const text = row[key]?.text.trim();
    return text ? [[key, text] as const] : [];
  });
  return Object.fromEntries(stated);
}

/** Relations that are written on one side, by the name that they have from the other. */
const INVERSES = {
  "builds-on": "builds-on-this",
  "relates-to": "relates-to",
  plan: "judged-by-this",
} as const;
const WRITTEN = ["supersedes", "superseded-by", "builds-on", "relates-to", "plan"] as const;

function relationsOf(corpus: Corpus, record: Card): RecordDetail["relations"] {
  const named = (relation: string, id: string): RecordDetail["relations"][number] => {
    const title = corpus.byId(id)[0]?.title;
    return { relation, id, ...(title === undefined ? {} : { title }) };
  };
  const own = WRITTEN.flatMap((key) => idsUnder(record, key).map((id) => named(key, id)));
  const others = corpus.records.flatMap((other) =>
    other.id === undefined || other === record
      ? []
      : (Object.keys(INVERSES) as (keyof typeof INVERSES)[])
          .filter((key) => idsUnder(other, key).includes(record.id ?? ""))
          .map((key) => named(INVERSES[key], other.id!)),
  );
  const seen = new Set<string>();
  return [...own, ...others].filter(({ relation, id }) => {
    const isNew = !seen.has(`${relation} ${id}`);
    seen.add(`${relation} ${id}`);
    return isNew;
  });
}

function idsUnder({ values }: Card, key: (typeof WRITTEN)[number]): readonly string[] {
  const value = values[key];
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}
