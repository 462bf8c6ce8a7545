import { cpSync, globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { publint } from "publint";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { execute, pack, removeFolder, succeed, temporaryFolder } from "./packed.ts";

const root = path.resolve(import.meta.dirname, "../..");
const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
  version: string;
  files: string[];
};

const tsc = path.join(root, "node_modules/typescript/bin/tsc");

/** What a pull-request check may install: DESIGN of the packaging, in megabytes. */
const MAX_INSTALLED = 40;

let tarball = "";
beforeAll(async () => {
  tarball = await pack();
  return () => removeFolder(path.dirname(tarball));
});

/** A new project with the package installed, and one record in `adr/`. */
async function project(...flags: string[]): Promise<string> {
  const folder = temporaryFolder("installed");
  writeFileSync(path.join(folder, "package.json"), '{ "name": "support", "private": true }\n');
  await succeed("npm", ["install", "--no-audit", "--no-fund", ...flags, tarball], folder);
  cpSync(path.join(root, "test/fixtures/package"), folder, { recursive: true });
  return folder;
}

const reckon = (folder: string, ...args: string[]) =>
  execute(process.execPath, [path.join(folder, "node_modules/.bin/reckon"), ...args], folder);

function megabytes(folder: string): number {
  const files = globSync("**/*", { cwd: folder }).map((name) => statSync(path.join(folder, name)));
  return files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0) / 1e6;
}

describe("the tarball", () => {
  test("holds what the package needs, and nothing else", async () => {
    const listed = await succeed("tar", ["-tzf", tarball], root);
    const names = listed.trim().split("\n");
    const tops = new Set(names.map((name) => name.split("/")[1]));
    expect([...tops].toSorted()).toEqual(
      [...manifest.files, "LICENSE", "README.md", "package.json"].toSorted(),
    );
    expect(
      names.filter((name) => /\.(map|tsbuildinfo)$|\/(test|fixtures)\/|^package\/scripts\//.test(name)),
    ).toEqual([]);
    const built = names.filter((name) => name.startsWith("package/dist/"));
    expect(built.filter((name) => !/\.(js|d\.ts)$/.test(name))).toEqual([
      "package/dist/THIRD-PARTY-NOTICES.txt",
    ]);
    expect(built).toContain("package/dist/bin.js");
  });

  test("holds the licence of every package that is bundled into it", async () => {
    const notices = await succeed("tar", ["-xzOf", tarball, "package/dist/THIRD-PARTY-NOTICES.txt"], root);
    const parts = notices.split(/^## /mu).slice(1);
    const named = parts.map((part) => part.slice(0, part.indexOf(" ")));
    expect(named).toEqual(expect.arrayContaining(["commander", "remark-parse", "saxes", "yaml", "zod"]));
    expect(parts.filter((part) => !/copyright/iu.test(part))).toEqual([]);
  });

  test("gives the pages modules that browsers can run", async () => {
    const unpacked = temporaryFolder("unpacked");
    onTestFinished(() => removeFolder(unpacked));
    await succeed("tar", ["-xzf", tarball, "-C", unpacked], root);
    const waiting = globSync(path.join(unpacked, "package/dist/site/*.js"));
    expect(waiting.length).toBeGreaterThan(0);
    for (const file of waiting) {
      const text = readFileSync(file, "utf8");
      expect(text).not.toContain("createRequire");
      for (const { groups } of text.matchAll(/from "(?<name>\.[^"]+)"/g)) {
        const name = path.resolve(path.dirname(file), groups!.name!);
        if (!waiting.includes(name)) waiting.push(name);
      }
    }
  });

  test("evaluates nothing that frontmatter holds", async () => {
    const unpacked = temporaryFolder("unpacked");
    onTestFinished(() => removeFolder(unpacked));
    await succeed("tar", ["-xzf", tarball, "-C", unpacked], root);
    const texts = globSync("package/dist/**/*.js", { cwd: unpacked }).map((name) =>
      readFileSync(path.join(unpacked, name), "utf8"),
    );
    expect(texts.filter((text) => /\beval\(/.test(text))).toEqual([]);
  });

  test("passes publint", async () => {
    const bytes = readFileSync(tarball);
    const { messages } = await publint({
      strict: true,
      pack: { tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) },
    });
    expect(messages).toEqual([]);
  });
});

describe("installed without the site generator", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await project();
    return () => removeFolder(folder);
  });

  test("stays small", () => {
    expect(globSync("node_modules/{astro,pagefind,vite}", { cwd: folder })).toEqual([]);
    expect(megabytes(path.join(folder, "node_modules"))).toBeLessThan(MAX_INSTALLED);
  });

  test("tells its version", async () => {
    expect(await reckon(folder, "--version")).toEqual({
      status: 0,
      stdout: `${manifest.version}\n`,
      stderr: "",
    });
  });

  test("lints a record that is in order", async () => {
    const { status, stdout, stderr } = await reckon(folder, "lint", "--format", "json");
    expect(JSON.parse(stdout), stderr).toMatchObject({ summary: { files: 1, records: 1, errors: 0 } });
    expect(status).toBe(0);
  });

  test("its API loads, and its types stand by themselves", async () => {
    const program = "import('reckon').then((api) => console.log(Object.keys(api).length > 0))";
    expect(await succeed(process.execPath, ["--eval", program], folder)).toBe("true\n");

    writeFileSync(path.join(folder, "check.mts"), 'export * from "reckon";\n');
    const flags = [
      "--noEmit",
      "--strict",
      "--module",
      "nodenext",
      "--target",
      "es2024",
      "--typeRoots",
      "none",
    ];
    expect(await execute(process.execPath, [tsc, ...flags, "check.mts"], folder)).toMatchObject({
      status: 0,
    });
  });

  test("ends with 2 where the command line is wrong, without a stack", async () => {
    const { status, stderr } = await reckon(folder, "lint", "--formt", "json");
    expect(status).toBe(2);
    expect(stderr).toContain("--formt");
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("says which command adds the site generator", async () => {
    const { status, stderr } = await reckon(folder, "site", "build");
    expect(status).toBe(2);
    expect(stderr).toMatch(/npm (i|install) .*astro.* pagefind/);
  });
});

describe("installed without optional dependencies, so without the native parser", () => {
  test("lint finds the same", async () => {
    const folder = await project("--omit=optional");
    onTestFinished(() => removeFolder(folder));
    expect(globSync("node_modules/@bruits/*", { cwd: folder })).toEqual([]);
    expect((await reckon(folder, "lint")).status).toBe(0);

    const record = path.join(folder, "adr/adr-0001-cache-the-support-prompt.md");
    writeFileSync(record, readFileSync(record, "utf8").replace("status: accepted", "status: decided"));
    const installed = await reckon(folder, "lint", "--format", "json");
    const args = [path.join(root, "src/bin.ts"), "lint", "--format", "json"];
    expect(installed).toEqual(await execute(process.execPath, args, folder));
    expect(JSON.parse(installed.stdout)).toHaveProperty("findings.0.rule", "record/schema");
    expect(installed.status).toBe(1);
  }, 120_000);
});
