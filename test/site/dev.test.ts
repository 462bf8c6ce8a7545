import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { cleanEnvironment, removeFolder, temporaryFolder } from "../package/packed.ts";

const repository = path.resolve(import.meta.dirname, "../..");

// In a process of its own, as a person has it: the test runner's variables would reach into Astro's.
test("while records are written, the site shows what was saved last", async () => {
  const root = temporaryFolder("dev");
  cpSync(path.join(repository, "test/fixtures/site"), root, { recursive: true });
  const args = [path.join(repository, "src/bin.ts"), "site", "dev", "--port", "0", "--base", "/archive"];
  const server = spawn(process.execPath, args, {
    cwd: root,
    env: cleanEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  server.stderr.on("data", (text: Buffer) => (said += text.toString()));
  onTestFinished(async () => {
    server.kill("SIGTERM");
    if (server.exitCode === null) await once(server, "exit");
    removeFolder(root);
  });
  const [announced] = (await once(server.stdout, "data")) as [Buffer];
  const url = announced.toString().trim();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/archive\/$/u);
  const heading = async () => {
    const page = await (await fetch(`${url}memo-0007/`)).text();
    return /<h1[^>]*>(?<title>[^<]*)/u.exec(page)?.groups?.title;
  };
  await expect.poll(heading, { timeout: 20_000 }).toBe("Summarise station calls for agents");
  const file = path.join(root, "adr/memo-0007-summarise-station-calls.md");
  writeFileSync(file, readFileSync(file, "utf8").replace("for agents", "for every agent"));
  await expect.poll(heading, { timeout: 20_000 }).toBe("Summarise station calls for every agent");
  // A new record is found by the search as well, and listed for programs.
  writeFileSync(
    path.join(root, "adr/adr-0020-zeppelin.md"),
    "---\nid: ADR-0020\nkind: adr\nstatus: draft\ndate: 2026-11-20\n---\n\n# Answer zeppelin passengers\n",
  );
  const listed = async () => await (await fetch(`${url}decisions.json`)).text();
  await expect.poll(listed, { timeout: 20_000 }).toContain("ADR-0020");
  expect(await (await fetch(`${url}adr-0020.md`)).text()).toContain("# Answer zeppelin passengers");
  expect((await fetch(`${url}pagefind/pagefind.js`)).headers.get("content-type")).toContain("javascript");
  // Settings that cannot be read leave the pages as they were.
  writeFileSync(path.join(root, "reckon.yaml"), "title: [\n");
  await expect.poll(() => said, { timeout: 20_000 }).toContain("reckon.yaml:2:1 Unexpected YAML");
  expect(await heading()).toBe("Summarise station calls for every agent");
}, 60_000);
