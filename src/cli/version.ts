import { readFileSync } from "node:fs";
import path from "node:path";
import { PACKAGE_ROOT } from "../corpus/package-root.ts";

/** The version of the package that this file is part of. */
export function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(PACKAGE_ROOT, "package.json"), "utf8"));
  return (manifest as { version: string }).version;
}
