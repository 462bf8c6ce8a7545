import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { withLock } from "../../src/corpus/lock.ts";
import { folderOf } from "./folder.ts";

const lockOf = (folder: string) => path.join(folder, ".reckon.lock");

/** The number of a process that has ended. */
const ended = () => spawnSync(process.execPath, ["-e", ""]).pid;

test("work on a folder is done one after the other, and the lock goes when it ends or fails", async () => {
  const folder = folderOf();
  const running: number[] = [];
  let at = 0;
  const work = async () => {
    running.push(++at);
    await new Promise((resolve) => void setTimeout(resolve, 5));
    running.push(at--);
    if (running.length === 6) throw new Error("third fails");
  };
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => withLock(folder, work)));
  expect(running).toEqual(Array.from({ length: 16 }, () => 1));
  expect(results.filter(({ status }) => status === "rejected")).toHaveLength(1);
  expect(readdirSync(folder)).toEqual([]);
});

describe("a lock that was left behind", () => {
  test("by a process that is gone is cleared, by several at once", async () => {
    const folder = folderOf({ ".reckon.lock": `${ended()} 0123456789ab` });
    let at = 0;
    await Promise.all(
      Array.from({ length: 8 }, () =>
        withLock(folder, async () => {
          expect(++at).toBe(1);
          await Promise.resolve();
          at--;
        }),
      ),
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test("before its owner wrote a number is cleared after a moment", async () => {
    const folder = folderOf({ ".reckon.lock": "" });
    utimesSync(lockOf(folder), new Date(0), new Date(0));
    expect(await withLock(folder, () => "done")).toBe("done");
  });

  test("is not taken from a process that runs", async () => {
    const folder = folderOf({ ".reckon.lock": `${process.pid} 0123456789ab` });
    const waiting = withLock(folder, () => readFileSync(lockOf(folder), "utf8"));
    await new Promise((resolve) => void setTimeout(resolve, 60));
    expect(readFileSync(lockOf(folder), "utf8")).toBe(`${process.pid} 0123456789ab`);
    writeFileSync(lockOf(folder), `${ended()} 0123456789ab`);
    expect(await waiting).toMatch(new RegExp(String.raw`^${process.pid} [0-9a-f]{12}$`, "u"));
  });
});

test("a lock that somebody else has taken meanwhile stays theirs", async () => {
  const folder = folderOf();
  await withLock(folder, () => writeFileSync(lockOf(folder), "1 theirs"));
  expect(readFileSync(lockOf(folder), "utf8")).toBe("1 theirs");
});

describe("a folder that cannot be written to is named", () => {
  test("because a file stands there", async () => {
    const folder = folderOf({ adr: "a file" });
    await expect(withLock(path.join(folder, "adr"), () => 1)).rejects.toThrow(
      /^Could not write to `.*adr` \(EEXIST\)$/u,
    );
    await expect(withLock(path.join(folder, "adr/x"), () => 1)).rejects.toThrow(/\(ENOTDIR\)$/u);
    await expect(withLock("/dev/null/adr", () => 1)).rejects.toThrow(
      /^Could not write to `\/dev\/null\/adr`/u,
    );
  });
});

test("a lock that is a link is never followed", async () => {
  const folder = folderOf({ "secret.txt": "secret" });
  mkdirSync(path.join(folder, "adr"));
  symlinkSync("../secret.txt", lockOf(path.join(folder, "adr")));
  await withLock(path.join(folder, "adr"), () => 1).catch(() => undefined);
  expect(readFileSync(path.join(folder, "secret.txt"), "utf8")).toBe("secret");
  expect(existsSync(path.join(folder, "secret.txt"))).toBe(true);
});
