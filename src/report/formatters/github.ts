import type { Finding, Level } from "../../model/finding.ts";
import { escapeText } from "../escape.ts";
import type { FormatContext, Formatter } from "../formatter.ts";

const COMMANDS: Readonly<Record<Level, string>> = { error: "error", warning: "warning", advice: "notice" };

/** Workflow commands that GitHub shows as annotations on the pull request's lines. */
export const github: Formatter = {
  format: (result, context) => result.findings.map((finding) => annotation(finding, context)).join(""),
};

function annotation(
  { rule, level, message, hint, file, range }: Finding,
  { inRepository = (path) => path }: FormatContext,
): string {
  const shown = inRepository(file);
  const place = {
    file: shown,
    line: range.start.line,
    endLine: range.end.line,
    col: range.start.column,
    endColumn: range.end.column,
  };
  const isInside = !/^\/|(?:^|[\\/])\.\.(?:[\\/]|$)/u.test(shown);
  const properties = Object.entries({ ...(isInside ? place : {}), title: rule }).map(
    ([key, value]) => `${key}=${property(String(value))}`,
  );
  // A path that leads out of the repository is no place of it, and part of the text instead.
  const text = `${isInside ? "" : `${shown}: `}${message}. ${hint}`;
  return `::${COMMANDS[level]} ${properties.join(",")}::${data(text)}\n`;
}

function data(text: string): string {
  return escapeText(text).replaceAll("%", "%25");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
