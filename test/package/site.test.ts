import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { execute, pack, removeFolder, succeed, temporaryFolder } from "./packed.ts";

/** The peers as `reckon site` names them, at the versions that this project is tested with. */
const PEERS = ["astro@7.3.4", "pagefind@1.5.2"];

/** What a build says that was not told where the site will stand. */
const WITHOUT_ADDRESS =
  "reckon: without the site's address there is no sitemap, and the feed's links are relative\n" +
  "        → Name it with --site https://…, or as `site.url` in reckon.yaml.\n";

const DECISIONS = ["Route refunds to a person", "Host the model in Frankfurt", "Keep embeddings in Postgres"];

function record(number: number, title: string): string {
  return `---
id: ADR-000${number}
kind: adr
status: accepted
date: 2026-11-0${number}
decided: 2026-11-0${number}
decision-makers: [Ines Albrecht]
chosen: B
reversal: { cost: 3 days, door: two-way }
---

# ${title}

## Context

Passengers write at all hours.

## Options

| Dimension | A: As it is | B: The other way | C: Both |
|---|---|---|---|
| Cost/month | $1,200 | $940 | $2,100 |
| Reversal cost | N/A | 3 days | 1 day |
| Recommendation | | ✓ | |

## Decision

The other way.
`;
}

let tarball = "";
let project = "";
let installed = "";
beforeAll(async () => {
  tarball = await pack();
  // A space, and a folder above that holds a site of somebody else's.
  const above = temporaryFolder("somebody");
  project = path.join(above, "rail decisions");
  mkdirSync(path.join(above, "src/pages"), { recursive: true });
  writeFileSync(path.join(above, "src/pages/index.astro"), "<p>Somebody else's page</p>\n");
  writeFileSync(path.join(above, "astro.config.mjs"), "throw new Error('loaded');\n");
  mkdirSync(path.join(project, "adr"), { recursive: true });
  mkdirSync(path.join(project, "src/pages"), { recursive: true });
  writeFileSync(path.join(project, "src/pages/own.astro"), "<p>A page of the project's own site</p>\n");
  for (const name of ["astro.config.mjs", "postcss.config.cjs", "vite.config.js"]) {
    writeFileSync(path.join(project, name), "throw new Error('loaded');\n");
  }
  writeFileSync(path.join(project, "tsconfig.json"), '{ "extends": "./nowhere.json" }\n');
  writeFileSync(path.join(project, "package.json"), '{ "name": "rail", "private": true }\n');
  for (const [index, title] of DECISIONS.entries()) {
    writeFileSync(path.join(project, `adr/adr-000${index + 1}-decision.md`), record(index + 1, title));
  }
  await succeed("npm", ["install", "--no-audit", "--no-fund", tarball, ...PEERS], project);
  installed = path.join(project, "node_modules/reckon");
});
afterAll(() => {
  if (installed) setWritable(installed, true);
  removeFolder(path.dirname(tarball));
  removeFolder(path.dirname(project));
});

function setWritable(folder: string, writable: boolean): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(file, writable ? 0o755 : 0o555);
    else chmodSync(file, writable ? 0o644 : 0o444);
  }
}

/** Path, size and time of every file but those below `.reckon`, to see what a build touched. */
function picture(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !path.relative(project, file).startsWith(".reckon"))
    .map((file) => `${file} ${statSync(file).size} ${statSync(file).mtimeMs}`)
    .toSorted();
}

const reckon = (...args: string[]) =>
  execute(
    process.execPath,
    [path.join(project, "node_modules/reckon/dist/bin.js"), "site", ...args],
    project,
  );

describe("the site of an installed package", () => {
  test("is built from the user's records alone, and writes only below .reckon", async () => {
    setWritable(installed, false);
    const before = picture(path.dirname(project));
    const { status, stdout, stderr } = await reckon("build");
    expect(stderr).toBe(WITHOUT_ADDRESS);
    expect(status).toBe(0);
    expect(stdout).toBe("3 pages of records, and search, in .reckon/site\n");
    expect(readFileSync(path.join(project, ".reckon/.gitignore"), "utf8")).toBe("*\n");
    expect(picture(path.dirname(project))).toEqual(before);
    const site = path.join(project, ".reckon/site");
    const home = readFileSync(path.join(site, "index.html"), "utf8");
    for (const title of DECISIONS) expect(home).toContain(title);
    expect(home).not.toContain("Somebody");
    expect(readdirSync(site).toSorted()).toEqual([
      ".reckon-site",
      "404.html",
      "adr-0001",
      "adr-0001.md",
      "adr-0002",
      "adr-0002.md",
      "adr-0003",
      "adr-0003.md",
      "assets",
      "browse",
      "cost",
      "decisions.ics",
      "decisions.json",
      "docs.css",
      "door",
      "doors",
      "evidence",
      "extras.css",
      "favicon.svg",
      "feed.xml",
      "index.html",
      "kind",
      "lineage",
      "llms.txt",
      "owner",
      "pagefind",
      "prose.css",
      "risks",
      "search.js",
      "status",
      "year",
    ]);
    expect(existsSync(path.join(site, "pagefind/pagefind.js"))).toBe(true);
  });

  test("stands below a path, in a folder of the user's choice, without the records that are gone", async () => {
    rmSync(path.join(project, "adr/adr-0003-decision.md"));
    const { status, stderr } = await reckon("build", "--out", "public", "--base", "/decisions");
    expect(stderr).toBe(WITHOUT_ADDRESS);
    expect(status).toBe(0);
    const home = readFileSync(path.join(project, "public/index.html"), "utf8");
    const addresses = [...home.matchAll(/(?:href|src)="(?<address>[^"]+)"/gu)].map(
      ({ groups }) => groups!.address!,
    );
    expect(addresses.filter((address) => !/^(?:\/decisions\/|#)/u.test(address))).toEqual([]);
    expect(home).not.toContain(DECISIONS[2]);
    expect(existsSync(path.join(project, "public/adr-0003"))).toBe(false);
  });

  test("is never built over files of the user's", async () => {
    const { status, stderr } = await reckon("build", "--out", "src");
    expect(status).toBe(2);
    expect(stderr).toContain("expected an empty folder or one that reckon built");
    expect(existsSync(path.join(project, "src/pages/own.astro"))).toBe(true);
  });
});
