import { UserError } from "../model/user-error.ts";
import type { Source } from "./importer.ts";
import { memorySource } from "./source.ts";

/** How a result file is fetched. */
export interface Fetching {
  fetch: typeof globalThis.fetch;
  /** Sent to the host that the user names, and to no other. */
  token?: string | undefined;
  /** Bytes that may be read. */
  limit: number;
  /** Milliseconds all in all, from the first byte sent to the last one read; a minute where it is not given. */
  patience?: number;
}

const PATIENCE = 60_000;
const MOST_REDIRECTS = 5;

/**
 * A source over what an https address answers with. Redirects are followed over https; the token stays with the host
 * that was named. The evidence keeps the last part of the path, never the query.
 * @throws UserError where it cannot be had within a minute, or is too large
 */
export async function fetchSource(address: string, fetching: Fetching): Promise<Source> {
  const url = secure(address);
  const { patience = PATIENCE } = fetching;
  try {
    const response = await follow(url, fetching, AbortSignal.timeout(patience));
    const bytes = await bounded(response, url, fetching.limit);
    return memorySource(fileName(url), bytes, fetching.limit);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const why =
      error instanceof Error && error.name === "TimeoutError"
        ? `no whole answer within ${patience / 1000} seconds`
        : reason(error);
    throw new UserError(
      `Unexpected answer of ${url.host}: ${why}`,
      "Check the address, or download the file and name it.",
    );
  }
}

async function follow(first: URL, { fetch, token }: Fetching, signal: AbortSignal): Promise<Response> {
  let url = first;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const isOwnHost = url.origin === first.origin;
    const headers = token !== undefined && isOwnHost ? { authorization: `Bearer ${token}` } : undefined;
    const response = await fetch(url, { redirect: "manual", signal, ...(headers && { headers }) });
    const next = response.headers.get("location");
    if (response.status >= 300 && response.status < 400 && next !== null) {
      await response.body?.cancel();
      url = secure(new URL(next, url).href);
      continue;
    }
    if (response.ok) return response;
    const hint =
      response.status === 401 || response.status === 403 || response.status === 404
        ? "Put a token that may read it into the environment variable RECKON_TOKEN."
        : "Check the address, or download the file and name it.";
    throw new UserError(`Unexpected status ${response.status} from ${url.host}`, hint);
  }
  throw new UserError(
    `Unexpected more than ${MOST_REDIRECTS} redirects from ${first.host}`,
    "Name the last address.",
  );
}

async function bounded(response: Response, url: URL, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    parts.push(part as Uint8Array);
    size += (part as Uint8Array).length;
    if (size <= limit) continue;
    throw new UserError(
      `Unexpected size of ${fileName(url)}: more than ${Math.round(limit / 1024 / 1024)} MiB`,
      "Download the file and name it, or raise `limits.result-file` in reckon.yaml.",
    );
  }
  return Buffer.concat(parts);
}

function secure(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === "https:" && url.username === "" && url.password === "") return url;
  throw new UserError(
    `Unexpected address ${url === undefined ? address : `${url.protocol}//${url.host}`}, expected https without a password`,
    "Name an https address; a token comes from the environment variable RECKON_TOKEN.",
  );
}

function fileName({ pathname, host }: URL): string {
  return pathname.split("/").findLast((part) => part !== "") ?? host;
}

function reason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : "it cannot be reached";
}
