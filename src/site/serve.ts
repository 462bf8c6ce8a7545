import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { UserError } from "../model/user-error.ts";
import { contentType } from "./content-type.ts";

/** A server of a built site. */
export interface SiteServer {
  /** Address of the home page. */
  url: string;
  close(): Promise<void>;
}

/** What to serve and where. */
export interface ServeOptions {
  folder: string;
  /** Path below which the site was built. */
  base: string;
  /** 0 takes any free port. */
  port: number;
  host: string;
}

/**
 * Serves a built site as any static host would: `index.html` for folders, `404.html` for what is not there.
 * @throws {UserError} where the folder holds no site, or the port is taken
 */
export async function serveSite({ folder, base, port, host }: ServeOptions): Promise<SiteServer> {
  if ((await fileAt(folder, "/index.html")) === undefined) {
    throw new UserError(
      `Unexpected missing site in ${folder}, expected one that was built`,
      "Run `reckon site build` first.",
    );
  }
  const prefix = base.replace(/\/$/u, "");
  const server = createServer((request, response) => {
    answer(folder, prefix, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(
        taken
          ? new UserError(`Unexpected taken port ${port}, expected a free one`, "Name another with --port.")
          : error,
      );
    });
    server.listen(port, host, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${actual}${prefix}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  folder: string,
  prefix: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, search } = new URL(request.url ?? "/", "http://site.invalid");
  const inside = pathname === prefix || pathname.startsWith(`${prefix}/`);
  const wanted = inside ? pathname.slice(prefix.length) : "";
  const found = inside
    ? await fileAt(folder, wanted.endsWith("/") ? `${wanted}index.html` : wanted)
    : undefined;
  if (found !== undefined) return send(request, response, 200, found);
  if (inside && !wanted.endsWith("/") && (await fileAt(folder, `${wanted}/index.html`)) !== undefined) {
    response.writeHead(301, { location: `${pathname}/${search}` }).end();
    return;
  }
  const lost = await fileAt(folder, "/404.html");
  if (lost !== undefined) return send(request, response, 404, lost);
  response.writeHead(404).end();
}

/** The file at a path below the folder; nothing outside of it, whatever the path or a link says. */
async function fileAt(folder: string, pathname: string): Promise<string | undefined> {
  try {
    const root = await realpath(folder);
    const file = await realpath(path.join(root, decodeURIComponent(pathname)));
    const inside = file.startsWith(root + path.sep);
    return inside && (await stat(file)).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

function send(request: IncomingMessage, response: ServerResponse, status: number, file: string): void {
  response.writeHead(status, {
    "content-type": contentType(file),
    "x-content-type-options": "nosniff",
    "cache-control": "no-cache",
  });
  if (request.method === "HEAD") response.end();
  else
    createReadStream(file)
      .on("error", () => response.destroy())
      .pipe(response);
}
