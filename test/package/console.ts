import { spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { cleanEnvironment, removeFolder, temporaryFolder } from "./packed.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** A fenced `console` block of a page: a shell session, as CONTRIBUTING.md describes it. */
export interface Session {
  /** Line of the opening fence. */
  line: number;
  /** Paths of the repository that are copied into the page's folder before the session. */
  files: string[];
  /** Exit status that the last command has to have; every other ends with 0. */
  exit: number;
  commands: Command[];
}

export interface Command {
  /** Line of the page. */
  line: number;
  text: string;
  /** What the page says is printed: `…` stands for any text, and alone on a line for any lines. */
  output: string[];
}

/** The sessions of a Markdown page, in order. A block that breaks the convention throws, with its line. */
export function sessions(markdown: string): Session[] {
  const found: Session[] = [];
  visit(unified().use(remarkParse).parse(markdown), "code", (node) => {
    if (node.lang !== "console") return;
    const line = node.position?.start.line ?? 0;
    found.push({ line, ...flags(node.meta ?? "", line), commands: commands(node.value, line) });
  });
  return found;
}

/** `with=adr,reckon.yaml exit=1` after the word `console`. */
function flags(meta: string, line: number): Pick<Session, "files" | "exit"> {
  const result = { files: [] as string[], exit: 0 };
  for (const flag of meta.split(/\s+/).filter((word) => word !== "")) {
    const [name, value = ""] = flag.split("=");
    if (name === "with") result.files = value.split(",");
    else if (name === "exit" && /^\d+$/.test(value)) result.exit = Number(value);
    else throw new Error(`line ${line}: unexpected ${flag}, expected with=<path>,… or exit=<status>`);
  }
  return result;
}

function commands(text: string, fence: number): Command[] {
  const result: Command[] = [];
  let continues = false;
  for (const [index, row] of text.split("\n").entries()) {
    const last = result.at(-1);
    if (continues && last !== undefined) last.text += `\n${row.replace(/^> /, "")}`;
    else if (row.startsWith("$ ")) result.push({ line: fence + index + 1, text: row.slice(2), output: [] });
    else if (last === undefined)
      throw new Error(`line ${fence}: unexpected output, expected a line "$ command"`);
    else last.output.push(row);
    continues = row.endsWith("\\") && (continues || row.startsWith("$ "));
  }
  return result;
}

/** Whether a command printed what the page says; trailing blanks and blank lines at either end do not count. */
export function agrees(printed: string, expected: readonly string[]): boolean {
  const pattern = tidy(expected.join("\n"))
    .split("\n")
    .map((row) => (row.trim() === "…" ? "(?:.*\n)*?" : `${row.split("…").map(literal).join(".*")}\n`))
    .join("");
  return new RegExp(`^${pattern}$`).test(`${tidy(printed)}\n`);
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}

/** Text without trailing blanks and without blank lines at either end. */
export function tidy(text: string): string {
  return text.replaceAll(/[ \t]+$/gm, "").replaceAll(/^\n+|\n+$/g, "");
}

export interface Outcome {
  status: number;
  /** Standard output and standard error as a terminal shows them. */
  printed: string;
}

/** A page's own folder, in which all of its sessions run, one after the other. `remove` it in the end. */
export class PageFolder {
  readonly #folder = temporaryFolder("docs");
  readonly #programs = temporaryFolder("bin");

  constructor() {
    const source = path.join(root, "src/bin.ts");
    this.#program("reckon", `exec '${process.execPath}' '${source}' "$@"`);
    this.#program("npx", 'exec "$@"');
  }

  remove(): void {
    removeFolder(this.#folder);
    removeFolder(this.#programs);
  }

  #program(name: string, line: string): void {
    const file = path.join(this.#programs, name);
    writeFileSync(file, `#!/bin/sh\n${line}\n`);
    chmodSync(file, 0o755);
  }

  /** Copies files of the repository to the same place in this folder. */
  copy(files: readonly string[]): void {
    for (const file of files) {
      const to = path.join(this.#folder, file);
      mkdirSync(path.dirname(to), { recursive: true });
      cpSync(path.join(root, file), to, { recursive: true });
    }
  }

  /** Runs one command line in bash, without a terminal and without colour. */
  run(command: string): Promise<Outcome> {
    const env = {
      ...cleanEnvironment(),
      PATH: `${this.#programs}:${process.env["PATH"] ?? ""}`,
      COLUMNS: "100",
    };
    return new Promise((resolve, reject) => {
      const shell = spawn("bash", ["-c", `{ ${command}\n} 2>&1`], { cwd: this.#folder, env, stdio: "pipe" });
      let printed = "";
      shell.stdin.end();
      shell.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text));
      shell.on("error", reject);
      shell.on("close", (status) => {
        resolve({ status: status ?? -1, printed: printed.replaceAll(this.#folder, ".") });
      });
    });
  }
}
