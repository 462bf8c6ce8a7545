import { existsSync } from "node:fs";
import path from "node:path";

/**
 * The folder of the package: the repository, or where it is installed. Its templates, pages, schemas and manifest are
 * found from here, and nothing else asks where its own code lies: in `src/` a file stands in its folder, in `dist/`
 * wherever the bundler puts it.
 */
export const PACKAGE_ROOT = folderOfManifest(import.meta.dirname);

function folderOfManifest(folder: string): string {
  return existsSync(path.join(folder, "package.json")) ? folder : folderOfManifest(path.dirname(folder));
}

/** How the package's own modules end: TypeScript in the repository, JavaScript where it is installed. */
export const MODULE_EXTENSION = path.extname(import.meta.filename);

/** The folder of the package's own modules, as {@link MODULE_EXTENSION} tells them apart. */
export const MODULES = path.join(PACKAGE_ROOT, MODULE_EXTENSION === ".ts" ? "src" : "dist");
