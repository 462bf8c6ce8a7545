import { exportSource } from "./export.ts";
import { folderSource } from "./folder.ts";
import { gitSource } from "./git.ts";
import type { SourceReader } from "./source-reader.ts";

export const SOURCE_READERS: readonly SourceReader[] = [folderSource, gitSource, exportSource];
