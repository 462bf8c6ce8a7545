import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { Server } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import tls from "node:tls";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fetchSource } from "../../src/evidence/remote.ts";

const pem = (name: string) => readFileSync(new URL(`../fixtures/tls/${name}`, import.meta.url), "utf8");
const trusted = tls.getCACertificates();

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Two hosts of one machine, each with its own name: the second stands for the store that results are kept in. */
const hosts: Server[] = [];
let answers: Record<string, Answer> = {};
let asked: { host: string | undefined; path: string; authorization: string | undefined }[] = [];

function origin(index: 0 | 1): string {
  const { port } = hosts[index]!.address() as AddressInfo;
  return `https://${["localhost", "127.0.0.1"][index]}:${port}`;
}

beforeAll(async () => {
  for (const _ of [0, 1]) {
    const server = createServer({ key: pem("localhost.key"), cert: pem("localhost.crt") });
    server.on("request", (request: IncomingMessage, response: ServerResponse) => {
      const { host, authorization } = request.headers;
      const path = request.url ?? "";
      asked.push({ host: host?.split(":")[0], path, authorization });
      answers[path]?.(request, response);
    });
    hosts.push(server);
    await new Promise<void>((resolve) => server.listen(0, resolve));
  }
});
beforeEach(() => {
  answers = {};
  asked = [];
});
afterAll(() => {
  tls.setDefaultCACertificates(trusted);
  for (const server of hosts) {
    server.closeAllConnections();
    server.close();
  }
});

const fetching = { fetch: globalThis.fetch, token: "t0k", limit: 1024 * 1024 };

describe("a server that nobody vouches for", () => {
  it("is told apart, and is sent nothing", async () => {
    const refused = fetchSource(`${origin(1)}/run`, fetching);
    await expect(refused).rejects.toThrow(/^Unexpected answer of 127\.0\.0\.1:\d+: self-signed certificate/);
    expect(asked).toEqual([]);
  });
});

describe("a result file at a server that speaks TLS", () => {
  beforeAll(() => tls.setDefaultCACertificates([...trusted, pem("localhost.crt")]));

  it("is read with the token, and without it from the host that it is kept at", async () => {
    const kept = `${origin(1)}/store/7f3a?signature=secret`;
    answers = {
      "/runs/candidate.json": (_, response) => response.writeHead(302, { location: kept }).end(),
      "/store/7f3a?signature=secret": (_, response) => response.end('{"results":"Où est ma commande ?"}'),
    };
    const source = await fetchSource(`${origin(0)}/runs/candidate.json`, fetching);
    expect(source.name).toBe("candidate.json");
    expect(await source.text()).toBe('{"results":"Où est ma commande ?"}');
    expect(asked).toEqual([
      { host: "localhost", path: "/runs/candidate.json", authorization: "Bearer t0k" },
      { host: "127.0.0.1", path: "/store/7f3a?signature=secret", authorization: undefined },
    ]);
  });

  it("keeps the token where the redirect stays with the host", async () => {
    answers = {
      "/latest": (_, response) => response.writeHead(307, { location: "/runs/9" }).end(),
      "/runs/9": (_, response) => response.end("{}"),
    };
    await fetchSource(`${origin(0)}/latest`, fetching);
    expect(asked.map(({ authorization }) => authorization)).toEqual(["Bearer t0k", "Bearer t0k"]);
  });

  it("is refused where it is larger than it may be, also when it is packed small", async () => {
    const large = Buffer.alloc(8 * 1024 * 1024, "x");
    answers = {
      "/plain.json": (_, response) => response.end(large),
      "/packed.json": (_, response) =>
        response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(large)),
    };
    for (const name of ["plain.json", "packed.json"])
      await expect(fetchSource(`${origin(0)}/${name}`, fetching)).rejects.toThrow(
        `Unexpected size of ${name}: more than 1 MiB`,
      );
  });

  it("is refused where the answer does not end, or does not begin", async () => {
    const drips: NodeJS.Timeout[] = [];
    answers = {
      "/drips": (_, response) => drips.push(setInterval(() => response.write("{"), 5)),
      "/silent": () => undefined,
    };
    for (const path of ["/drips", "/silent"])
      await expect(fetchSource(origin(0) + path, { ...fetching, patience: 300 })).rejects.toThrow(
        /^Unexpected answer of localhost:\d+: no whole answer within 0\.3 seconds$/,
      );
    for (const drip of drips) clearInterval(drip);
  });

  it("is refused where it leads to plain http, and the token stays", async () => {
    const plain = `http://127.0.0.1:${(hosts[1]!.address() as AddressInfo).port}/`;
    answers = { "/run": (_, response) => response.writeHead(301, { location: plain }).end() };
    await expect(fetchSource(`${origin(0)}/run`, fetching)).rejects.toThrow("expected https");
    expect(asked).toHaveLength(1);
  });
});
