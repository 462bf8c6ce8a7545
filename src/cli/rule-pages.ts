import { readFileSync } from "node:fs";
import path from "node:path";
import { wrapAnsi } from "fast-wrap-ansi";
import { PACKAGE_ROOT } from "../corpus/package-root.ts";
import { unknownRule } from "../lint/configure.ts";
import { RULES } from "../lint/rules/index.ts";
import { painter } from "../report/paint.ts";
import type { Output } from "./context.ts";
import type { ExitStatus } from "./verb.ts";

/** Prints every rule with its level and what it asks for; a line per rule where it is read by a program. */
export function listRules(output: Output): ExitStatus {
  const width = Math.max(...RULES.map(({ id }) => id.length));
  for (const { id, level, fixes, description } of RULES) {
    const head = `${id.padEnd(width)}  ${`${level}${fixes ? ", fix" : ""}`.padEnd(10)}`;
    output.write(
      output.isTerminal
        ? `${head.trimEnd()}\n${wrapped(description, output.columns - 2).replaceAll(/^/gmu, "  ")}\n`
        : `${head}  ${description}\n`,
    );
  }
  return 0;
}

/**
 * Prints the page of a rule: as it is, or for a terminal with its paragraphs wrapped and the examples set in.
 * @throws UserError where no rule has the id
 */
export function explainRule(output: Output, id: string, color: boolean): ExitStatus {
  const rule = RULES.find((candidate) => candidate.id === id);
  if (!rule) throw unknownRule(id, RULES);
  const page = readFileSync(path.join(PACKAGE_ROOT, `docs/rules/${rule.id}.md`), "utf8");
  output.write(output.isTerminal ? forTerminal(page, output.columns, color) : page);
  return 0;
}

/** A page in the form of docs/rules/README.md: headings, paragraphs of one line, tables, and fenced examples. */
function forTerminal(page: string, columns: number, color: boolean): string {
  const paint = painter(color);
  let block: string | undefined;
  const lines = page.split("\n").map((line) => {
    const fence = /^```(?<info>.*)$/u.exec(line)?.groups;
    if (fence) {
      block = block === undefined ? titleOf(fence.info!) : undefined;
      return block === undefined ? "" : paint("dim", `  ── ${block}`);
    }
    if (block === "findings")
      return wrapped(line.trim(), columns - 6)
        .replaceAll(/^(?!\d)/gmu, "  ")
        .replaceAll(/^/gmu, "  ");
    if (block !== undefined) return line === "" ? "" : `  ${line}`;
    if (line.startsWith("#")) return paint("bold", line.replace(/^#+ /u, ""));
    return line.startsWith("|") ? line : wrapped(line, columns);
  });
  return `${lines
    .join("\n")
    .replaceAll(/\n{3,}/gu, "\n\n")
    .trimEnd()}\n`;
}

/** `adr/adr-0007-title.md` of `markdown bad file=adr/adr-0007-title.md`. */
function titleOf(info: string): string {
  const [, ...words] = info.split(" ");
  const said = words.filter((word) => word !== "bad" && word !== "good");
  return said.map((word) => decodeURIComponent(word.replace(/^file=/u, "").replace("=", " "))).join(", ");
}

function wrapped(text: string, columns: number): string {
  return wrapAnsi(text, Math.max(20, columns), { trim: true });
}
