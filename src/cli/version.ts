import { readManifest } from "./published.ts";

/** The version of the package that this file is part of. */
export function version(): string {
  return readManifest().version;
}
