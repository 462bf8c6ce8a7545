import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { memoText } from "../register/records.ts";
import { interruptAt } from "./interrupt.ts";
import { reckon } from "./terminal.ts";
import type { Session } from "./terminal.ts";

const REPO = path.resolve(import.meta.dirname, "../..");
/** The day, so that two runs write the same. */
const TODAY = ["--today", "2026-11-21"];

let template: string;

beforeAll(() => {
  template = mkdtempSync(path.join(tmpdir(), "reckon-interrupted-"));
  mkdirSync(path.join(template, "adr"));
  const reversal = "reversal: { cost: 1 sprint, door: costly }";
  const keys = (status: string, ...more: string[]): string[] => [
    `status: ${status}`,
    "date: 2026-11-02",
    ...(status === "accepted" ? ["decided: 2026-11-02"] : []),
    "decision-makers: [ana, mei]",
    "chosen: C",
    reversal,
    ...more,
  ];
  const write = (name: string, text: string): void => writeFileSync(path.join(template, "adr", name), text);
  const risks = [{ id: "R1" }];
  // A byte order mark and carriage returns have to live through it too.
  const old = memoText({
    id: "MEMO-0001",
    title: "Stay on the current model",
    keys: keys("accepted"),
    risks,
  });
  write("memo-0001-stay-on-current.md", `\u{FEFF}${old.replaceAll("\n", "\r\n")}`);
  write("memo-0002-migrate.md", memoText({ id: "MEMO-0002", keys: keys("accepted"), risks }));
  const proposed = keys("proposed", "supersedes: [MEMO-0001]");
  write("memo-0003-dual-run.md", memoText({ id: "MEMO-0003", title: "Dual-run", keys: proposed, risks }));
  write(
    "memo-0004-watch.md",
    memoText({ id: "MEMO-0004", title: "Watch it", keys: keys("proposed"), risks }),
  );
});
afterAll(() => rmSync(template, { recursive: true, force: true }));

/** A repository of its own, gone when the test is over. */
function copy(): string {
  const root = mkdtempSync(path.join(tmpdir(), "reckon-interrupted-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  cpSync(template, root, { recursive: true });
  return root;
}

/** Every file of the records' folder, hidden ones too. */
function files(root: string): Record<string, string> {
  const folder = path.join(root, "adr");
  const names = readdirSync(folder).toSorted();
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name), "utf8")]));
}

function visible(all: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !name.startsWith(".")));
}

/** Runs a command in a process of its own that is killed at a call; says whether it came to that. */
function isKilled(root: string, command: readonly string[], at: number): boolean {
  const preload = path.join(import.meta.dirname, "interrupt.ts");
  const args = ["--import", preload, path.join(REPO, "src/bin.ts"), ...command, ...TODAY];
  const env = { PATH: process.env.PATH, KILL_AT: String(at) };
  return spawnSync(process.execPath, args, { cwd: root, env }).signal === "SIGKILL";
}

/** Runs a command on a disk that is full from a call on; removing still works. */
async function onFullDisk(root: string, command: readonly string[], at: number): Promise<Session> {
  const full = (name: string): never => {
    throw Object.assign(new Error(`ENOSPC: no space left on device, ${name}`), { code: "ENOSPC" });
  };
  const restore = interruptAt(at, full, "rmSync");
  try {
    return await reckon(root, [...command, ...TODAY]);
  } finally {
    restore();
  }
}

/** Commands that write two files, in the order of writing, and the rule that finds only the first one written. */
const COMMANDS = {
  "supersede MEMO-0001 --by MEMO-0002": {
    first: "memo-0002-migrate.md",
    second: "memo-0001-stay-on-current.md",
    rule: "corpus/supersession-both-sides",
  },
  "accept MEMO-0003": {
    first: "memo-0003-dual-run.md",
    second: "memo-0001-stay-on-current.md",
    rule: "corpus/supersession-both-sides",
  },
  "risk set MEMO-0002/R1 materialised": {
    first: "post-0001-casual-queries-answer-worse.md",
    second: "memo-0002-migrate.md",
    rule: "postmortem/names-risk",
  },
} as const;

describe.each(Object.entries(COMMANDS))("%s", (line, { first, second, rule }) => {
  const command = line.split(" ");

  async function reference(): Promise<{ before: Record<string, string>; after: Record<string, string> }> {
    const root = copy();
    const before = files(root);
    const { status } = await reckon(root, [...command, ...TODAY]);
    expect(status).toBe(0);
    const after = files(root);
    const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
    expect(changed.toSorted()).toEqual([first, second].toSorted());
    return { before, after };
  }

  test("killed at any write: the old state, the new, or one that the next command finishes", async () => {
    const { before, after } = await reference();
    const seen = new Set<string>();
    for (let at = 1; ; at++) {
      const root = copy();
      if (!isKilled(root, command, at)) break;
      const now = visible(files(root));
      const states = [first, second].map((name) =>
        now[name] === after[name] ? "new" : now[name] === before[name] ? "old" : "torn",
      );
      seen.add(states.join(" "));
      const half = states[0] !== states[1];
      if (half) expect((await reckon(root, ["lint", "--json", ...TODAY])).stdout).toContain(rule);
      const next = await reckon(root, ["deprecate", "MEMO-0004", ...TODAY]);
      expect(next.status, "a command that is refused repairs too").toBe(2);
      expect(next.stderr.includes("Finished what was half done"), states.join(" ")).toBe(half);
      expect(files(root), `killed at call ${at}`).toEqual(states.includes("new") ? after : before);
    }
    expect([...seen].toSorted()).toEqual(["new new", "new old", "old old"]);
  }, 300_000);

  test("a disk that fills up at any write leaves everything as it was, or what is half done is finished", async () => {
    const { before, after } = await reference();
    for (let at = 1; ; at++) {
      const root = copy();
      const { status, stderr } = await onFullDisk(root, command, at);
      if (status === 0) break;
      expect(status).toBe(2);
      expect(stderr).toMatch(/Could not write .*\(ENOSPC\)/u);
      expect(stderr).not.toContain("This is a bug");
      const now = files(root);
      if (now[first] === before[first]) expect(now, `failed at call ${at}`).toEqual(before);
      await reckon(root, ["deprecate", "MEMO-0004", ...TODAY]);
      expect([before, after]).toContainEqual(files(root));
    }
  });
});

/** Commands that change many files and their names: what is there besides, what is there then, and what repairs say. */
const MOVING = {
  "renumber MEMO-0001 9 --references src/**": {
    besides: {
      "src/route.ts": "// MEMO-0001: the current model\n",
      "adr/memo-0001/minutes.txt": "Said on Monday.\n",
    },
    renamed: ["adr/memo-0009-stay-on-current.md", "adr/memo-0009/minutes.txt"],
    repaired: "MEMO-0001 is now MEMO-0009",
    step: 1,
  },
  import: {
    besides: {
      "adr/0005-cache-the-prompt.md":
        "# 5. Cache the prompt\n\nDate: 2026-11-02\n\n## Status\n\nSuperseded by [6](0006-cache-the-answer.md)\n",
      "adr/0006-cache-the-answer.md":
        "\u{FEFF}# 6. Cache the answer\r\n\r\nDate: 2026-11-03\r\n\r\n## Status\r\n\r\nSupersedes [5](0005-cache-the-prompt.md)\r\n",
      "adr/README.md": "- [Cache the answer](0006-cache-the-answer.md)\n",
    },
    renamed: ["adr/adr-0005-cache-the-prompt.md", "adr/adr-0006-cache-the-answer.md", "adr/README.md"],
    repaired: "the import of 2 records",
    // The same journal, which a renumbering is killed beside at every call.
    step: 4,
  },
} as const;

describe.each(Object.entries(MOVING))("%s", (line, { besides, renamed, repaired, step }) => {
  const command = line.split(" ");
  const next = ["deprecate", "MEMO-0004"];
  /** Every file below the root, hidden ones too. */
  const all = (root: string): Record<string, string> =>
    Object.fromEntries(
      readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
        .toSorted()
        .map((name) => [name, readFileSync(path.join(root, name), "utf8")]),
    );
  const fresh = (): string => {
    const root = copy();
    for (const [name, text] of Object.entries(besides)) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    }
    return root;
  };

  /** Tells which states files are in, each with its files that are not as they are there: one without any is whole. */
  async function states(): Promise<(now: Record<string, string>) => string[]> {
    const root = fresh();
    const before = all(root);
    expect((await reckon(root, [...command, ...TODAY])).status).toBe(0);
    const after = all(root);
    for (const name of Object.keys(besides)) expect(after[name]).not.toBe(before[name]);
    expect(Object.keys(after)).toEqual(expect.arrayContaining([...renamed]));
    return (now) => {
      const others = Object.entries({ before, after }).map(([state, there]) => {
        const names = new Set([...Object.keys(there), ...Object.keys(now)]);
        return { state, other: [...names].filter((name) => there[name] !== now[name]) };
      });
      const whole = others.filter(({ other }) => other.length === 0);
      return whole.length > 0
        ? whole.map(({ state }) => state)
        : others.flatMap(({ state, other }) => [state, ...other]);
    };
  }

  test("killed at any write: the old state, the new, or one that the next command finishes", async () => {
    const statesOf = await states();
    let finished = 0;
    for (let at = 1; ; at += step) {
      const root = fresh();
      if (!isKilled(root, command, at)) break;
      const { stderr } = await reckon(root, [...next, ...TODAY]);
      if (stderr.includes(`Finished what was half done: ${repaired}`)) finished++;
      expect(statesOf(all(root)).join(" "), `killed at call ${at}`).toMatch(/^(?:before|after)$/u);
    }
    expect(finished).toBeGreaterThan(4 / step);
  }, 300_000);

  test("a disk that fills up at any write leaves everything as it was, or what is half done is finished", async () => {
    const statesOf = await states();
    for (let at = 1; ; at++) {
      const root = fresh();
      const { status, stderr } = await onFullDisk(root, command, at);
      if (status === 0) break;
      expect(status).toBe(2);
      expect(stderr).toMatch(/Could not write .*\(ENOSPC\)/u);
      expect(stderr).not.toContain("This is a bug");
      await reckon(root, [...next, ...TODAY]);
      expect(statesOf(all(root)).join(" "), `failed at call ${at}`).toMatch(/^(?:before|after)$/u);
    }
  });
});

test("a record that is saved in an editor meanwhile keeps what was saved, and nothing is written", async () => {
  const root = copy();
  const before = files(root);
  const name = "memo-0001-stay-on-current.md";
  const saved = `${before[name]}\r\nA sentence that ana has just saved.\r\n`;
  // The fourth call writes the first temporary file: the corpus was read by then.
  const restore = interruptAt(4, () => writeFileSync(path.join(root, "adr", name), saved));
  try {
    const { status, stderr } = await reckon(root, ["accept", "MEMO-0003", ...TODAY]);
    expect(stderr).toContain(`${name}\` has changed meanwhile; it was not written`);
    expect(status).toBe(2);
  } finally {
    restore();
  }
  expect(files(root)).toEqual({ ...before, [name]: saved });
});

test("eight processes that approve at once lose no approval", async () => {
  const root = copy();
  const names = ["ben", "cleo", "dora", "emil", "faye", "gus", "hana", "ivo"];
  const script = `${names
    .map((name) => `"$NODE" "$BIN" approve MEMO-0004 --by ${name} --role team >/dev/null 2>&1 &`)
    .join("\n")}\nwait`;
  const env = { PATH: process.env.PATH, NODE: process.execPath, BIN: path.join(REPO, "src/bin.ts") };
  spawnSync("sh", ["-c", script], { cwd: root, env });
  const text = files(root)["memo-0004-watch.md"]!;
  expect(names.filter((name) => !text.includes(`by: ${name},`))).toEqual([]);
}, 300_000);
