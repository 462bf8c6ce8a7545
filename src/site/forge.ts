import type { SiteConfig } from "../model/config.ts";

/** Where the repository's files can be read on the web, at the commit that the site was built from. */
export interface Forge {
  /** Address of a file or a folder, by its path from the root of the repository. */
  address(file: string, kind: "file" | "folder"): string;
  /** Address of a commit. */
  commit(id: string): string;
}

/** The part of a repository that its addresses are made from. */
export interface ForgeSource {
  /** The remote as git has it, `git@github.com:fernway/help.git`. */
  remote: string | undefined;
  /** Object id of the commit that is checked out. */
  commit: string | undefined;
  /** What `reckon.yaml` says instead. */
  config: Pick<SiteConfig, "repository" | "forge">;
}

/** How each forge writes the address of a file at a commit, after that of the repository. */
const PATTERNS = {
  github: { file: "/blob/", folder: "/tree/", commit: "/commit/" },
  gitlab: { file: "/-/blob/", folder: "/-/tree/", commit: "/-/commit/" },
  gitea: { file: "/src/commit/", folder: "/src/commit/", commit: "/commit/" },
  bitbucket: { file: "/src/", folder: "/src/", commit: "/commits/" },
} as const satisfies Record<NonNullable<SiteConfig["forge"]>, object>;

/** Undefined where no address is known, or none that a browser could follow. */
export function forgeOf({ remote, commit, config }: ForgeSource): Forge | undefined {
  const address = config.repository ?? webAddress(remote ?? "");
  const name = address === undefined ? undefined : (config.forge ?? guess(address));
  if (address === undefined || name === undefined || commit === undefined) return undefined;
  const pattern = PATTERNS[name];
  const root = address.replace(/\/+$/u, "");
  return {
    address: (file, kind) =>
      `${root}${pattern[kind]}${commit}/${file.split("/").map(encodeURIComponent).join("/")}`,
    commit: (id) => `${root}${pattern.commit}${id}`,
  };
}

/** `https://github.com/fernway/help` from what git fetches from, without the name or the token that it may hold. */
function webAddress(remote: string): string | undefined {
  const scp = /^(?:[^@/\s]+@)?(?<host>[\w.-]+\.[\w-]+):(?<path>[^\s:]+)$/u.exec(remote)?.groups;
  const url = scp ? undefined : URL.parse(remote);
  const known = url && /^(?:https?|ssh|git):$/u.test(url.protocol) ? url : undefined;
  const host = scp?.host ?? (known && /^https?:$/u.test(known.protocol) ? known.host : known?.hostname);
  const path = (scp?.path ?? known?.pathname ?? "").replace(/^\/+/u, "").replace(/\/?(?:\.git)?\/*$/u, "");
  return host && path ? `https://${host}/${path}` : undefined;
}

function guess(address: string): keyof typeof PATTERNS | undefined {
  const host = URL.parse(address)?.hostname ?? "";
  if (host === "github.com") return "github";
  if (host === "bitbucket.org") return "bitbucket";
  if (host === "codeberg.org" || /^(?:gitea|forgejo)\./u.test(host)) return "gitea";
  if (host.startsWith("gitlab.")) return "gitlab";
  return host.startsWith("github.") ? "github" : undefined;
}
