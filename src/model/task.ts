import { isIsoDate } from "./iso-date.ts";
import type { MarkdownRecord, Section } from "./record.ts";
import { sectionOf } from "./record.ts";
import type { Range } from "./position.ts";
import type { Table } from "./table.ts";

/** An item of a task list, as Readiness has them: `- [ ] Refresh of the golden set (ana, 2026-12-01)`. */
export interface Task {
  /** Without the owner and the day. */
  text: string;
  done: boolean;
  owner?: string;
  /** ISO date. */
  due?: string;
  range: Range;
}

const BOX = /^\s*(?:[-*+]|\d+[.)])\s+\[(?<mark>[ xX])\]\s/u;
const OWED = /\s*\((?<owner>[^(),]+),\s*(?<due>\d{4}-\d{2}-\d{2})\)\s*$/u;

/** The items of a section's lists that have a box; others are no tasks. */
export function tasksOf(record: Pick<MarkdownRecord, "text">, section: Section): Task[] {
  return section.items.flatMap((item) => {
    const written = record.text.slice(item.range.start.offset, item.range.end.offset);
    const mark = BOX.exec(written)?.groups!.mark;
    if (mark === undefined) return [];
    const owed = OWED.exec(item.text)?.groups;
    const known = owed && isIsoDate(owed.due!) ? owed : undefined;
    return [
      {
        text: known ? item.text.replace(OWED, "") : item.text,
        done: mark !== " ",
        ...(known ? { owner: known.owner!.trim(), due: known.due! } : {}),
        range: item.range,
      },
    ];
  });
}

/** A row of a postmortem's table of actions. */
export interface Action {
  text: string;
  owner?: string;
  /** ISO date. */
  due?: string;
  /** As written. */
  status?: string;
  /** Whether the status says that it needs nothing more. */
  closed: boolean;
  /** The day that the status names, as in `done 2026-12-03`. */
  closedOn?: string;
  range: Range;
}

const CLOSED = /^(?:done|closed|dropped)\b(?:\s+(?<on>\d{4}-\d{2}-\d{2}))?/iu;

/** The rows of the table under Actions, whose columns `Action | Owner | Due | Status` may come in any order. */
export function actionsOf(record: MarkdownRecord): Action[] {
  const table = sectionOf(record, "Actions")?.tables[0];
  if (!table) return [];
  return table.rows.map((row) => {
    const cell = (name: string): string | undefined =>
      row.cells[columnOf(table, name)]?.text.trim() || undefined;
    const [owner, due, status] = [cell("owner"), cell("due"), cell("status")];
    const closed = CLOSED.exec(status ?? "");
    const on = closed?.groups?.on;
    return {
      text: cell("action") ?? "",
      ...(owner === undefined ? {} : { owner }),
      ...(due !== undefined && isIsoDate(due) ? { due } : {}),
      ...(status === undefined ? {} : { status }),
      closed: closed !== null,
      ...(on !== undefined && isIsoDate(on) ? { closedOn: on } : {}),
      range: row.range,
    };
  });
}

function columnOf(table: Table, name: string): number {
  return table.header.cells.findIndex((cell) => cell.text.trim().toLowerCase() === name);
}
