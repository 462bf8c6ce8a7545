import { readFileSync } from "node:fs";
import path from "node:path";
import { PACKAGE_ROOT } from "../corpus/package-root.ts";

/** What the package's manifest says of where it comes from. */
export interface Manifest {
  name: string;
  version: string;
  homepage?: string;
  repository?: string | { url: string; directory?: string };
}

/** The manifest of the package that this file is part of. */
export function readManifest(): Manifest {
  return JSON.parse(readFileSync(path.join(PACKAGE_ROOT, "package.json"), "utf8")) as Manifest;
}

/** Addresses at which people read about the version that is running. */
export interface Published {
  /** Of the project. */
  home: string;
  /** Of a file of the package, by its path in it. */
  file(path: string): string;
}

/** How hosts show a file of a tag. Data, not code. */
const HOSTS: readonly (readonly [host: RegExp, folder: string])[] = [
  [/^(?:www\.)?github\.com$/u, "blob"],
  [/^gitlab\./u, "-/blob"],
];

/**
 * Where this version is published. `repository` decides, where it is one of the hosts whose addresses are known: the file
 * as it is under the tag `v<version>`. Else it is the package itself as npm has it, the only address that a name and a
 * version give. `homepage` is the project's where the manifest has it.
 */
export function publishedAt({ name, version, homepage, repository }: Manifest): Published {
  const { url, directory = "" } = typeof repository === "object" ? repository : { url: repository };
  const address = url === undefined ? undefined : webAddress(url);
  const folder = address && HOSTS.find(([host]) => host.test(address.host))?.[1];
  if (!address || folder === undefined) {
    return {
      home: homepage ?? `https://www.npmjs.com/package/${name}/v/${version}`,
      file: (file) => `https://unpkg.com/${name}@${version}/${file}`,
    };
  }
  return {
    home: homepage ?? address.href,
    file: (file) => `${address.href}/${path.posix.join(folder, `v${version}`, directory, file)}`,
  };
}

/** The page of a repository, from what npm takes for one: `github:o/r`, `git+https://…/r.git`, `git@host:o/r.git`. */
function webAddress(written: string): URL | undefined {
  const url = written
    .replace(/^(?:github:)?(?=[\w.-]+\/[\w.-]+$)/u, "https://github.com/")
    .replace(/^gitlab:/u, "https://gitlab.com/")
    .replace(/^(?:git\+)?ssh:\/\/git@|^git@(?=[^:/]+:)/u, "https://")
    .replace(/^(https:\/\/[^:/]+):(?!\d+\/)/u, "$1/")
    .replace(/^(?:git\+https|git):\/\//u, "https://")
    .replace(/\.git$/u, "");
  return URL.canParse(url) ? new URL(url) : undefined;
}
