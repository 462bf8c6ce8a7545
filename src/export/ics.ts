import { createHash } from "node:crypto";
import type { DueDate } from "../model/record-entry.ts";
import type { ExportRecord, ExportTarget } from "../model/export-record.ts";
import { dayAfter } from "../model/iso-date.ts";

const HEADINGS: Readonly<Record<DueDate["what"], string>> = {
  comments: "Comments close",
  review: "Review",
  risk: "Risk review",
  door: "Way back gets dearer",
  readiness: "Readiness",
  action: "Action",
};

/** A calendar as RFC 5545 has it: reviews, risk dates, closing windows and open items, each a day without a time. */
export const ics: ExportTarget = {
  name: "ics",
  summary: "reviews, risk dates and closing windows for a calendar",
  format(records, today) {
    const events = records.flatMap((record) => eventsOf(record, today));
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Reckon//Decisions//EN",
      "CALSCALE:GREGORIAN",
      "X-WR-CALNAME:Decisions",
      ...events.flat(),
      "END:VCALENDAR",
    ];
    return lines.map((line) => `${fold(line)}\r\n`).join("");
  },
};

function eventsOf(record: ExportRecord, today: string): string[][] {
  const seen = new Map<string, number>();
  return record.due.map(({ on, what, subject, text, owner }) => {
    const kind = `${what} ${subject}`;
    const turn = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, turn);
    const about = [record.title, record.verdict, owner === undefined ? "" : `Owner: ${owner}`, record.file];
    return [
      "BEGIN:VEVENT",
      `UID:${uid(`${kind} ${turn}`)}`,
      `DTSTAMP:${compact(today)}T000000Z`,
      `DTSTART;VALUE=DATE:${compact(on)}`,
      `DTEND;VALUE=DATE:${compact(dayAfter(on))}`,
      `SUMMARY:${escape(`${subject} ${HEADINGS[what]}: ${text}`)}`,
      `DESCRIPTION:${escape(about.filter((line) => line !== undefined && line !== "").join("\n"))}`,
      `CATEGORIES:${what.toUpperCase()}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  });
}

/** The same matter keeps its id when its day moves, so that a calendar moves the event. */
function uid(matter: string): string {
  return `${createHash("sha256").update(matter).digest("hex").slice(0, 32)}@reckon`;
}

function compact(day: string): string {
  return day.replaceAll("-", "");
}

function escape(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\\;,]/gu, String.raw`\$&`)
    .replaceAll(/\r\n?|\n/gu, String.raw`\n`)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ");
}

/** Octets that a line may have; a longer one goes on after a line end and a space. */
const OCTETS = 75;

function fold(line: string): string {
  const lines: string[] = [];
  let current = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > OCTETS) {
      lines.push(current);
      current = " ";
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join("\r\n");
}
