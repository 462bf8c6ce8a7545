import { readdirSync } from "node:fs";
import path from "node:path";

/** A file or a folder. */
export interface Entry {
  /** Absolute. */
  path: string;
  isFolder: boolean;
}

/** Every file and folder below a folder, what lies in a folder before it. Links and hidden entries are passed over. */
export function entriesBelow(folder: string): Entry[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith(".") && name !== "node_modules")
    .flatMap((entry): Entry[] => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return [...entriesBelow(file), { path: file, isFolder: true }];
      return entry.isFile() ? [{ path: file, isFolder: false }] : [];
    });
}
