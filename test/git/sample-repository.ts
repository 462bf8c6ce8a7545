import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A git repository on the disk that a scenario plays in. */
export interface SampleRepository {
  root: string;
  /** Writes files, or with null deletes them, without committing. */
  write(files: Readonly<Record<string, string | null>>): void;
  /** Writes files and commits everything. */
  commit(message: string, files?: Readonly<Record<string, string | null>>): void;
  git(...args: string[]): string;
}

const ENVIRONMENT = {
  GIT_AUTHOR_NAME: "ana",
  GIT_AUTHOR_EMAIL: "ana@example.com",
  GIT_COMMITTER_NAME: "ana",
  GIT_COMMITTER_EMAIL: "ana@example.com",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
};

/** A new repository whose first commit, on `main`, holds these files. */
export function sampleRepository(files: Readonly<Record<string, string>>): SampleRepository {
  const root = mkdtempSync(path.join(tmpdir(), "reckon-git-"));
  const git = (...args: string[]): string =>
    execFileSync("git", args, {
      cwd: root,
      env: { PATH: process.env.PATH, ...ENVIRONMENT },
      encoding: "utf8",
    });
  const write: SampleRepository["write"] = (written) => {
    for (const [name, text] of Object.entries(written)) {
      const file = path.join(root, name);
      if (text === null) {
        rmSync(file);
        continue;
      }
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  };
  const commit: SampleRepository["commit"] = (message, written = {}) => {
    write(written);
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message", message);
  };
  git("init", "--quiet", "--initial-branch", "main");
  commit("The decisions so far", files);
  return { root, write, commit, git };
}
