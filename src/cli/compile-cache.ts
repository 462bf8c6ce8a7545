import { enableCompileCache } from "node:module";
import path from "node:path";

/**
 * Lets Node keep what it has compiled of the program's own modules, so that the next start is faster. The cache lies in
 * the user's own cache folder: below a project it could come from a stranger's pull request, and it is code. Without
 * such a folder, and in CI, where nobody comes back to it, there is none. Never throws.
 */
export function keepCompiled(env: Readonly<Record<string, string | undefined>>): void {
  const folder = cacheFolder(env);
  if (folder !== undefined && !env.CI) enableCompileCache(path.join(folder, "reckon", "compiled"));
}

/** The user's folder for caches, by the system's convention; absolute. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const { XDG_CACHE_HOME, LOCALAPPDATA, HOME } = env;
  const home = HOME && path.join(HOME, ".cache");
  return [XDG_CACHE_HOME, LOCALAPPDATA, home].find((folder) => folder && path.isAbsolute(folder));
}
