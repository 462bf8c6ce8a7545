import { readdirSync } from "node:fs";
import path from "node:path";
import { LIMITS } from "../model/limits.ts";
import type { Usage } from "../model/usage.ts";
import { readUsage } from "../parse/usage.ts";
import { readText } from "./read.ts";

/**
 * What AI features really took: the lines of every `usage/*.csv` in the records' folder, and a note for what of them
 * cannot be read.
 * @param dir absolute path of the records' folder
 */
export function loadUsage(dir: string): { rows: Usage[]; notes: string[] } {
  const files = usageFiles(path.join(dir, "usage")).map((name) => {
    const shown = `usage/${name}`;
    const read = readText(path.join(dir, "usage", name), LIMITS.resultFile);
    if ("problem" in read) return { rows: [], notes: [`${shown}: ${read.problem.message}`] };
    const { rows, problems } = readUsage(read.text);
    return { rows, notes: problems.map(({ line, message }) => `${shown}:${line} ${message}`) };
  });
  return { rows: files.flatMap(({ rows }) => rows), notes: files.flatMap(({ notes }) => notes) };
}

function usageFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".csv") && !name.startsWith("."))
      .toSorted();
  } catch {
    // A team without usage files has no such folder.
    return [];
  }
}
