import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { developSite } from "../../src/site/dev.ts";
import { removeFolder, temporaryFolder } from "../package/packed.ts";
import { readFixture } from "./fixture.ts";

test("while records are written, a page shows what was saved last", async () => {
  const root = temporaryFolder("dev");
  cpSync(path.resolve(import.meta.dirname, "../fixtures/site"), root, { recursive: true });
  const server = await developSite(
    {
      read: async () => (await readFixture(root)).view,
      watch: [path.join(root, "adr")],
      port: 0,
      host: "127.0.0.1",
    },
    { root, outDir: path.join(root, ".reckon/site"), base: "/archive/" },
  );
  onTestFinished(async () => {
    await server.close();
    removeFolder(root);
  });
  const heading = async () => {
    const page = await (await fetch(`${server.url}memo-0007/`)).text();
    return /<h1[^>]*>(?<title>[^<]*)/u.exec(page)?.groups?.title;
  };
  expect(server.url).toMatch(/\/archive\/$/u);
  expect(await heading()).toBe("Summarise station calls for agents");
  const file = path.join(root, "adr/memo-0007-summarise-station-calls.md");
  writeFileSync(file, readFileSync(file, "utf8").replace("for agents", "for every agent"));
  await expect.poll(heading, { timeout: 20_000 }).toBe("Summarise station calls for every agent");
});
