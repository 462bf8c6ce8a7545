import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFiles } from "../../src/evidence/open.ts";
import { oneSource, readResults } from "../../src/evidence/read.ts";
import { fixture, promptfooFile } from "./results.ts";

let cwd = "";
const opening = () => ({ cwd, limit: 1_000_000 });
const names = async (argument: string) => (await openFiles(argument, opening())).map(({ name }) => name);

beforeAll(() => {
  cwd = mkdtempSync(path.join(tmpdir(), "reckon-open-"));
  mkdirSync(path.join(cwd, "run/nested"), { recursive: true });
  mkdirSync(path.join(cwd, "empty"));
  for (const name of ["per_instance_stats.json", "run_spec.json"])
    writeFileSync(path.join(cwd, "run", name), fixture(`helm/${name}`));
  writeFileSync(path.join(cwd, "run/nested/notes.txt"), "the run of Thursday");
  symlinkSync("/etc/hostname", path.join(cwd, "run/outside.json"));
});
afterAll(() => rmSync(cwd, { recursive: true }));

describe("the files that an argument names", () => {
  it("are those of a folder, sorted, without links and deeper folders", async () => {
    expect(await names("run")).toEqual(["per_instance_stats.json", "run_spec.json"]);
  });

  it("are what a quoted glob matches", async () => {
    expect(await names("run/*_spec.json")).toEqual(["run_spec.json"]);
    expect(await names("run/**/*.txt")).toEqual(["notes.txt"]);
  });

  it("are an error where there is none", async () => {
    await expect(names("empty")).rejects.toThrow("Unexpected folder empty without a file");
    await expect(names("run/*.csv")).rejects.toThrow("Unexpected glob run/*.csv without a file");
    await expect(names("nowhere/*.csv")).rejects.toThrow("without a file");
    await expect(names("nowhere.csv")).rejects.toThrow("no such file");
  });

  it("are read together where one is recognised", async () => {
    const source = oneSource(await openFiles("run", opening()), "run", {});
    const { imported, file } = await readResults(source, {});
    expect(file).toBe("per_instance_stats.json");
    expect(imported.runs[0]?.model).toBe("eleutherai/pythia-1b-v0");
  });

  it("are refused where none is, or a second run would be left out", async () => {
    const nested = path.join(cwd, "two");
    mkdirSync(nested);
    for (const name of ["a.json", "b.json"]) writeFileSync(path.join(nested, name), "{}");
    const open = async () => oneSource(await openFiles("two", opening()), "two", {});
    await expect(open()).rejects.toThrow("Unexpected two with 2 files, none of which");
    for (const name of ["a.json", "b.json"])
      writeFileSync(path.join(nested, name), promptfooFile(name, [{ id: "refund-1", outcome: "pass" }]));
    await expect(readResults(await open(), {})).rejects.toThrow("Unexpected b.json beside a.json");
  });
});
