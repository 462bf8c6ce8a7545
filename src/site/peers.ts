import { existsSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { UserError } from "../model/user-error.ts";

/** Versions that the package is tested with; `npm install` of these adds them. */
const PEERS = "astro@^7.3.4 pagefind@^1.5.2";

/** The one command that adds what the site is built with. */
export const ADD_PEERS = `npm install --save-dev ${PEERS}`;

/** An optional peer as it is installed. */
interface Peer {
  folder: string;
  /** Address of the module that `import` of its name loads. */
  entry: string;
}

/**
 * Looks an optional peer up from this package, and then from the user's project, where a program that is installed
 * globally finds it. `require.resolve` cannot: Pagefind is for `import` alone.
 * @throws {UserError} where it is installed in neither place
 */
export function findPeer(name: "astro" | "pagefind", root: string): Peer {
  const folder = peerFolder(name, root);
  if (folder === undefined) {
    throw new UserError(
      `Unexpected missing package ${name}, expected it beside reckon to build the site`,
      `Run: ${ADD_PEERS}`,
    );
  }
  const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as PeerManifest;
  const main = manifest.exports["."];
  const file = typeof main === "string" ? main : (main.import ?? main.default!);
  return { folder, entry: pathToFileURL(path.join(folder, file)).href };
}

/** The folder of an optional package, looked up as {@link findPeer} does; undefined where it is not installed. */
export function peerFolder(name: string, root: string): string | undefined {
  const places = [import.meta.filename, path.join(root, "package.json")].flatMap(
    (from) => createRequire(from).resolve.paths(name) ?? [],
  );
  const found = places
    .map((place) => path.join(place, name))
    .find((folder) => existsSync(path.join(folder, "package.json")));
  // A link, as pnpm makes them, is followed: a package finds its own dependencies from where it really lies.
  return found === undefined ? undefined : realpathSync(found);
}

/** The part of a package's manifest that says what importing it loads. */
interface PeerManifest {
  exports: { ".": string | { import?: string; default?: string } };
}
