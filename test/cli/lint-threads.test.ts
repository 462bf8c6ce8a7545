import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInThreads, sharingOf } from "../../src/cli/lint-threads.ts";
import { selectSource } from "../../src/cli/source.ts";
import type { SelectedSource } from "../../src/cli/source.ts";
import { loadConfig } from "../../src/corpus/config.ts";
import { configureRules } from "../../src/lint/configure.ts";
import { RULES } from "../../src/lint/rules/index.ts";
import { lint } from "../../src/lint/run.ts";
import { copyYear, TODAY } from "../register/year.ts";

/** What somebody breaks in every so many records of the year, so that rules of every sort have something to say. */
const SLIPS: ((text: string) => string)[] = [
  (text) => text.replace(/^date: .*$/mu, "date: yesterday"),
  (text) => text.replace(/^(?:supersedes|superseded-by|builds-on|relates-to): .*\n/gmu, ""),
  (text) => text.replace(/\n## .*/u, "\n\n<!-- reckon-disable-next-line options/status-quo: it is -->\n$&"),
  (text) => `${text}\n[the runbook](../nowhere.md#restart) and [above](#no-such-heading)\n`,
  (text) => text.replace(/^id: .*$/mu, "id: ADR-0001"),
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => text.replace(/^---[\s\S]*?\n---\n/u, "---\n\n---\n"),
  (text) => text.replace(/^---\n/u, "\n---\n"),
  (text) => text.replace(/^kind: .*$/mu, "$&\nevidence: [never-pulled-2026-11]"),
  (text) => text.replaceAll("| open |", "| materialised 2026-11-01 |"),
  (text) =>
    text.replace(/^---[\s\S]*?\n---\n/u, "").replace(/\n## /u, "\n\nStatus: superseded by [9](9.md)\n$&"),
];

let root = "";
let source: SelectedSource;
beforeAll(async () => {
  root = copyYear();
  const folder = path.join(root, "adr");
  for (const [index, name] of readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .entries()) {
    const file = path.join(folder, name);
    writeFileSync(file, SLIPS[index % SLIPS.length]!(readFileSync(file, "utf8")));
  }
  writeFileSync(path.join(folder, "adr-0099-unreadable.md"), Buffer.from([0xff, 0xfe, 0x00]));
  source = await selectSource({ ...loadConfig(root), cwd: root }, []);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const levels = new Map([["options/status-quo", "warning"]] as const);

describe("files that several threads check", () => {
  test("give the findings of one thread, byte for byte", async () => {
    const rules = configureRules(RULES, source.config, levels);
    const alone = lint(source, rules, TODAY);
    const checked = await checkInThreads(source, levels, TODAY, () => ({ threads: 3, perPart: 4 }));
    expect(checked).not.toBeUndefined();
    const together = lint(source, rules, TODAY, { checked: checked! });
    expect(JSON.stringify(together)).toBe(JSON.stringify(alone));
    const groups = new Set(alone.findings.map(({ rule }) => rule.split("/")[0]));
    expect([...groups]).toEqual(expect.arrayContaining(["corpus", "evidence", "links", "record"]));
    expect(alone.findings.some(({ fix }) => fix !== undefined)).toBe(true);
  });

  test("fail as one thread would where a thread fails", async () => {
    const unknown = new Map([["options/no-such-rule", "error"]] as const);
    const failing = checkInThreads(source, unknown, TODAY, () => ({ threads: 2, perPart: 4 }));
    await expect(failing).rejects.toThrow("options/no-such-rule");
  });

  test("are shared out where that is faster", async () => {
    expect(sharingOf(40, 8)).toBeUndefined();
    expect(sharingOf(100_000, 1)).toBeUndefined();
    expect(sharingOf(100_000, 64)?.threads).toBe(8);
    expect(await checkInThreads(source, levels, TODAY, () => undefined)).toBeUndefined();
  });
});
