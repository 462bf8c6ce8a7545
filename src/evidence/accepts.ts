import type { MarkdownRecord } from "../model/record.ts";
import { visible } from "./visible.ts";

/** A regression that a risk may accept; without a metric, that of any. */
export interface Regression {
  evidence: string;
  metric?: string | undefined;
  category: string;
}

/** Accepted regressions, by how `Accepts` names them, to the risk: `support-2026-11/casual-queries` to `R1`. */
export type Accepts = ReadonlyMap<string, string>;

/** How a regression is named, on one line. */
function targetName({ evidence, metric, category }: Regression): string {
  return visible(`${evidence}${metric === undefined ? "" : `#${metric}`}/${category}`);
}

/** What `Accepts` has to say for a regression: in double quotes where its name holds a comma, a semicolon or such a quote. */
export function targetText(regression: Regression): string {
  const name = targetName(regression);
  return /[,;"]/u.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

/** The names in the text of a cell under `Accepts`. Quotes that are not closed before a comma or the end are none. */
export function readTargets(cell: string): string[] {
  const targets: string[] = [];
  let isQuoting = true;
  for (let at = 0; at < cell.length;) {
    const quoted: Item | "broken" | undefined = isQuoting ? quotedFrom(cell, at) : undefined;
    isQuoting &&= quoted !== "broken";
    const item = typeof quoted === "object" ? quoted : plainFrom(cell, at);
    targets.push(visible(item.name));
    at = item.end + 1;
  }
  return targets.filter((name) => name !== "");
}

interface Item {
  name: string;
  /** Position of what separates it from the next one. */
  end: number;
}

function plainFrom(cell: string, at: number): Item {
  const length = cell.slice(at).search(/[,;]/u);
  const end = length === -1 ? cell.length : at + length;
  return { name: cell.slice(at, end), end };
}

/** A name in quotes that begins here; nothing where none does. */
function quotedFrom(cell: string, at: number): Item | "broken" | undefined {
  const rest = cell.slice(at).trimStart();
  if (!rest.startsWith('"')) return undefined;
  const begin = cell.length - rest.length + 1;
  let close = cell.indexOf('"', begin);
  while (close !== -1 && cell[close + 1] === '"') close = cell.indexOf('"', close + 2);
  if (close === -1) return "broken";
  const after = plainFrom(cell, close + 1);
  return after.name.trim() === ""
    ? { name: cell.slice(begin, close).replaceAll('""', '"'), end: after.end }
    : "broken";
}

/** What a record says of the regressions that its risks answer for. */
export function acceptsOf(record: Pick<MarkdownRecord, "risks">): Accepts {
  return new Map(
    (record.risks?.rows ?? []).flatMap(({ id, accepts }) => {
      const risk = id?.text.trim() ?? "";
      return risk === ""
        ? []
        : readTargets(accepts?.text ?? "").map((target): [string, string] => [target, risk]);
    }),
  );
}

/** The risk that accepts a regression: by its metric, else whatever the metric; undefined where none does. */
export function acceptedBy(
  accepts: Accepts,
  { evidence, category, metric }: Required<Regression>,
): string | undefined {
  return (
    accepts.get(targetName({ evidence, metric, category })) ?? accepts.get(targetName({ evidence, category }))
  );
}
