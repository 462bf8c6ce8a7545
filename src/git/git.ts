import { spawnSync } from "node:child_process";
import { lstatSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { UserError } from "../model/user-error.ts";

/** A repository's objects. Nothing here reads or writes a work tree, and nothing runs what the repository configures. */
export interface Git {
  /** Absolute path of the folder that holds `.git`. */
  root: string;
  /**
   * Runs git on the objects alone and gives what it printed, or undefined where it ended with another status than 0.
   * Arguments that a user wrote go through `resolveCommit` first.
   * @throws UserError where git is not installed
   */
  run(args: readonly string[], input?: string): Buffer | undefined;
}

/** Settings by which a repository could have a program of its own run. */
const HARMLESS = [
  ["safe.bareRepository", "explicit"],
  ["core.fsmonitor", "false"],
  ["core.hooksPath", os.devNull],
  ["core.quotePath", "false"],
  ["log.showSignature", "false"],
].flatMap(([key, value]) => ["-c", `${key}=${value}`]);

/**
 * What git's children see: no `GIT_…` of a hook that Reckon runs in, no settings but the repository's own, no protocol,
 * so that a partial clone fetches nothing, and no question to a terminal.
 */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith("GIT_"));
  return {
    ...Object.fromEntries(kept),
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: os.devNull,
    GIT_ALLOW_PROTOCOL: "none",
    GIT_NO_LAZY_FETCH: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_TERMINAL_PROMPT: "0",
    LC_ALL: "C",
  };
}

/** Far above what the trees and records of one corpus come to. */
const MOST_OUTPUT = 1024 * 1024 * 1024;

/**
 * The repository of a folder: the nearest `.git` upwards, which is found here and named to git, so that no folder that
 * merely looks like a repository is taken for one. Undefined where there is none.
 */
export function openGit(folder: string): Git | undefined {
  for (let root = path.resolve(folder); ; root = path.dirname(root)) {
    const directory = gitDirectory(path.join(root, ".git"));
    if (directory !== undefined) return { root, run: (args, input) => run(directory, root, args, input) };
    if (root === path.dirname(root)) return undefined;
  }
}

/**
 * The repository that a person names: a folder with `.git` in it, or a bare one. Unlike {@link openGit} it is not looked
 * for further up. Undefined where there is none.
 */
export function openRepositoryAt(folder: string): Git | undefined {
  const root = path.resolve(folder);
  const isThere = (name: string): boolean =>
    lstatSync(path.join(root, name), { throwIfNoEntry: false }) !== undefined;
  const directory =
    gitDirectory(path.join(root, ".git")) ?? (["HEAD", "objects", "refs"].every(isThere) ? root : undefined);
  return directory === undefined
    ? undefined
    : { root, run: (args, input) => run(directory, root, args, input) };
}

/** `.git` is a folder, or in a worktree and a submodule a file that names one. */
function gitDirectory(entry: string): string | undefined {
  const stat = lstatSync(entry, { throwIfNoEntry: false });
  if (stat?.isDirectory()) return entry;
  if (!stat?.isFile() || stat.size > 4096) return undefined;
  const named = /^gitdir: (?<folder>[^\r\n]+)/u.exec(readFileSync(entry, "utf8"))?.groups?.folder;
  return named === undefined ? undefined : path.resolve(path.dirname(entry), named);
}

function run(directory: string, cwd: string, args: readonly string[], input?: string): Buffer | undefined {
  const all = ["--git-dir", directory, "--no-optional-locks", "--literal-pathspecs", ...HARMLESS, ...args];
  const ended = spawnSync("git", all, {
    cwd,
    env: environment(),
    maxBuffer: MOST_OUTPUT,
    windowsHide: true,
    stdio: ["pipe", "pipe", "ignore"],
    ...(input === undefined ? {} : { input }),
  });
  if (ended.error && "code" in ended.error && ended.error.code === "ENOENT") {
    throw new UserError(
      "Unexpected missing program `git`",
      "Install git, or leave out the flag that asks for it.",
    );
  }
  if (ended.error) throw ended.error;
  return ended.status === 0 ? ended.stdout : undefined;
}
