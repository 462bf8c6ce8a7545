import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveSite } from "../../src/site/serve.ts";
import type { SiteServer } from "../../src/site/serve.ts";
import { removeFolder, temporaryFolder } from "../package/packed.ts";

const root = temporaryFolder("serve");
let server: SiteServer;
beforeAll(async () => {
  const site = path.join(root, "site");
  mkdirSync(path.join(site, "memo-0009"), { recursive: true });
  writeFileSync(path.join(root, "secret.txt"), "outside");
  writeFileSync(path.join(site, "index.html"), "the list");
  writeFileSync(path.join(site, "404.html"), "no page");
  writeFileSync(path.join(site, "memo-0009/index.html"), "the memo");
  symlinkSync(path.join(root, "secret.txt"), path.join(site, "link.txt"));
  server = await serveSite({ folder: site, base: "/archive/", port: 0, host: "127.0.0.1" });
});
afterAll(async () => {
  await server.close();
  removeFolder(root);
});

/** Asks for a path as it is written; `fetch` would tidy it up first. */
async function ask(pathname: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return await new Promise((resolve, reject) => {
    request({ hostname, port, path: pathname }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => resolve(`${response.statusCode} ${response.headers.location ?? text}`));
    })
      .on("error", reject)
      .end();
  });
}

test.each([
  ["/archive/", "200 the list"],
  ["/archive/memo-0009/", "200 the memo"],
  ["/archive/memo-0009?from=mail", "301 /archive/memo-0009/?from=mail"],
  ["/archive", "301 /archive/"],
  ["/archive/missing/", "404 no page"],
  ["/elsewhere/", "404 no page"],
  ["/archive/..%2fsecret.txt", "404 no page"],
  ["/archive/../../secret.txt", "404 no page"],
  ["/archive/%00", "404 no page"],
  ["/archive/%E0%A4%A", "404 no page"],
  ["/archive/link.txt", "404 no page"],
])("a request for %s is answered with %s", async (pathname, answer) => {
  expect(await ask(pathname)).toBe(answer);
});

test("a folder without a site, and a port that is taken, say what to do", async () => {
  const at = { base: "/", host: "127.0.0.1" };
  await expect(serveSite({ ...at, folder: root, port: 0 })).rejects.toMatchObject({
    hint: "Run `reckon site build` first.",
  });
  const port = Number(new URL(server.url).port);
  await expect(serveSite({ ...at, folder: path.join(root, "site"), port })).rejects.toMatchObject({
    hint: "Name another with --port.",
  });
});
