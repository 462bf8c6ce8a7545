import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { rmSync } from "node:fs";

/** Files by their path from a folder, with `/`. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** A folder with these files, for the duration of a test. */
export function folderOf(files: Files = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), "reckon-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

/** A draft without options, as short as a record can be. */
export function draft(id: string, title = "Cache the support prompt"): string {
  return `---\nid: ${id}\nkind: adr\nstatus: draft\ndate: 2026-11-20\n---\n\n# ${title}\n`;
}
