/** Times programs, each from its start to its end, and shows the times as a table. */
import { spawnSync } from "node:child_process";

/** A program that is timed beside others. */
export interface Contestant {
  name: string;
  command: string;
  args: readonly string[];
  cwd: string;
  env?: Readonly<Record<string, string>>;
  /** What its output says when it has looked at everything; without it a run does not count. */
  proof?: RegExp;
  /** Runs before each that is timed, to take away what the last one left. */
  before?(): void;
  /** Milliseconds of each run: from start to end, and of processors, its own and the system's for it. */
  runs: Run[];
}

interface Run {
  wall: number;
  /** Absent where the system does not tell. */
  processor?: number;
}

/** Milliseconds that this process's children have spent so far; only Linux tells. */
function childTime(): number | undefined {
  const told = spawnSync("sh", ["-c", "cat /proc/$PPID/stat; getconf CLK_TCK"], { encoding: "utf8" });
  if (told.status !== 0) return undefined;
  const [stat = "", ticks = "100"] = told.stdout.trim().split("\n");
  // Fields 16 and 17, counted after the name, which may hold blanks.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return ((Number(fields[13]) + Number(fields[14])) * 1000) / Number(ticks);
}

/** Runs a program to its end. Findings are no failure; gives why it did not run where it did not. */
function time({ command, args, cwd, env, proof, before }: Contestant): Run | string {
  before?.();
  const spent = childTime();
  const began = performance.now();
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd,
    env: { ...process.env, ...env },
    maxBuffer: 1e9,
    encoding: "utf8",
  });
  const wall = performance.now() - began;
  if (error) return error.message;
  if (status !== 0 && status !== 1)
    return `ended with ${status}: ${stderr.trim().split("\n").slice(-3).join(" ")}`;
  if (proof && !proof.test(`${stdout}\n${stderr}`)) return `its output does not show ${String(proof)}`;
  const after = childTime();
  return spent === undefined || after === undefined ? { wall } : { wall, processor: after - spent };
}

/**
 * Times the contestants in turn, so that what else the machine does meets all of them.
 * @param warmUp whether a first round fills the caches and is not counted
 */
export function race(contestants: readonly Contestant[], runs: number, warmUp = true): void {
  const out = new Set<Contestant>();
  for (let round = warmUp ? 0 : 1; round <= runs; round++) {
    for (const one of contestants.filter((candidate) => !out.has(candidate))) {
      const run = time(one);
      if (typeof run === "string") {
        out.add(one);
        console.log(`${one.name} did not run: ${run}\n`);
      } else if (round > 0) one.runs.push(run);
    }
  }
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** A Markdown table of medians, each also as a multiple of the first row's. */
export function showTimes(title: string, contestants: readonly Contestant[]): void {
  const ran = contestants.filter(({ runs }) => runs.length > 0);
  const [first] = ran;
  if (!first) return;
  const base = median(walls(first));
  const rows = ran.map((one) => {
    const times = walls(one);
    const processor = one.runs.flatMap((run) => run.processor ?? []);
    return [
      one.name,
      ...[median(times), Math.min(...times), Math.max(...times)].map(shown),
      processor.length > 0 ? shown(median(processor)) : "–",
      (median(times) / base).toFixed(2),
    ];
  });
  showTable([title, "Median", "Fastest", "Slowest", "Processors", "Ratio"], rows);
}

function walls({ runs }: Contestant): number[] {
  return runs.map(({ wall }) => wall);
}

/** Milliseconds in the unit that fits. */
export function shown(milliseconds: number): string {
  return milliseconds < 10_000 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** Prints a Markdown table; the first column is text and the others are figures. */
export function showTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const marks = head.map((_, index) => (index === 0 ? "---" : "---:"));
  console.log([line(head), line(marks), ...rows.map(line), ""].join("\n"));
}
