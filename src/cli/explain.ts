import { UserError } from "../model/user-error.ts";
import { escapeText } from "../report/escape.ts";

/** What went wrong and the next step, for a terminal; of a bug, where. */
export function explain(error: unknown): string {
  if (error instanceof UserError) {
    const lines = error.message.split("\n").map((line) => escapeText(line));
    return `reckon: ${lines.join("\n        ")}\n        → ${escapeText(error.hint)}\n`;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const shown = stack.split("\n").map((line) => escapeText(line));
  return `reckon: This is a bug in Reckon. Please report it with the lines below.\n\n${shown.join("\n")}\n`;
}
