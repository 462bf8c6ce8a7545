import { copyFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { SiteFile } from "./view.ts";

/** Files that are written at once: enough to keep a disk busy, few enough for any limit on open files. */
const AT_ONCE = 32;

/** Writes files into a site's folder. */
export async function writeSiteFiles(outDir: string, files: readonly SiteFile[]): Promise<void> {
  const rest = files.values();
  const made = new Map<string, Promise<unknown>>();
  const work = async (): Promise<void> => {
    for (const file of rest) {
      const target = path.join(outDir, file.path);
      const folder = path.dirname(target);
      if (!made.has(folder)) made.set(folder, mkdir(folder, { recursive: true }));
      await made.get(folder);
      await ("copyOf" in file ? copyFile(file.copyOf, target) : writeFile(target, file.text));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
