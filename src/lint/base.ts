import path from "node:path";
import type { CorpusSource } from "../corpus/load.ts";
import { pathFrom } from "../corpus/load.ts";
import { discover } from "../corpus/discover.ts";
import { decodeText, readText } from "../corpus/read.ts";
import { openGit } from "../git/git.ts";
import type { Git } from "../git/git.ts";
import { resolveCommit, resolveSince } from "../git/revision.ts";
import { fileHistory } from "../git/history.ts";
import type { FileChange } from "../git/history.ts";
import { blobAt, blobId, readBlobs, readRenames, readTree } from "../git/tree.ts";
import type { Card, MarkdownRecord } from "../model/record.ts";
import { UserError } from "../model/user-error.ts";
import { interpretRecord } from "../corpus/interpret.ts";
import type { ParsedRecord } from "../parse/record.ts";

/** The corpus as it was at the commit where the branch left a revision. */
export interface Base {
  /** The revision as the user wrote it. */
  revision: string;
  /** Object id of the commit where the branch left it. */
  fork: string;
  /** Paths, from the root of the corpus, of the Markdown files that are new or other than they were. */
  changed: ReadonlySet<string>;
  /** Files that are gone, or that stood under another name. */
  gone: readonly MarkdownRecord[];
  /** What a record that changed was before: the one of its id, else of the name it was renamed from, else of its name. */
  before(record: Card): ParsedRecord | undefined;
  /** A file that has this id at the revision itself and is not here. */
  taken(id: string): MarkdownRecord | undefined;
  /** Whether a file below the records' folders is other than it was. */
  isOther(file: string): boolean;
  /** What the branch's commits made of a file, the earliest first; what is not committed is not among them. */
  versions(file: string): readonly Version[];
}

/** A record as a commit left it. */
export interface Version {
  /** `ana <ana@example.com>` */
  author: string;
  record: MarkdownRecord;
}

const MARKDOWN = /\.(?:md|markdown)$/iu;

/**
 * Reads what the corpus was before, from git's objects.
 * @param overlay texts, by path from the root, that stand for what is on the disk
 * @throws UserError where there is no repository, or the revision is not in it
 */
export function openBase(
  source: CorpusSource,
  revision: string,
  overlay: ReadonlyMap<string, string> = new Map(),
): Base {
  const git = openGit(source.root);
  if (!git) {
    throw new UserError(
      "Unexpected folder outside of a git repository, expected one for `--base`",
      "Leave out `--base`, or run the command inside of the clone.",
    );
  }
  const { tip, fork } = resolveSince(git, revision);
  const reader = new Reader(git, source);
  const atFork = reader.tree(fork);
  const onDisk = reader.disk(overlay);
  const changed = reader.changed(atFork, onDisk);
  const other = [...atFork].filter(
    ([file]) => MARKDOWN.test(file) && (changed.has(file) || !onDisk.has(file)),
  );
  const was = lazily(() => reader.records(new Map(other)));
  const atTip = lazily(() => {
    const elsewhere = [...reader.tree(tip)].filter(([file]) => MARKDOWN.test(file) && !onDisk.has(file));
    return reader.records(new Map(elsewhere));
  });
  const renamed = lazily(() => reader.renames(fork));
  const commits = lazily(() => reader.commits(fork));
  return {
    revision,
    fork,
    changed,
    get gone() {
      return was().flatMap(({ record }) => (onDisk.has(record.file) ? [] : [record]));
    },
    before: (card) => matchBefore(card, was(), renamed),
    taken: (id) => atTip().find(({ record }) => record.id === id)?.record,
    isOther: (file) => reader.isOther(file, atFork),
    versions: (file) => reader.versions(file, commits()),
  };
}

/**
 * What a record was: the one of its id, in the same file where several have it; else the one of the name that it was
 * renamed from; else of its name.
 * @param renamed now → then
 */
export function matchBefore(
  { id, file }: Card,
  was: readonly ParsedRecord[],
  renamed: () => ReadonlyMap<string, string>,
): ParsedRecord | undefined {
  const same = id === undefined ? [] : was.filter(({ record }) => record.id === id);
  const named = (name: string | undefined): ParsedRecord | undefined =>
    was.find(({ record }) => record.file === name);
  return (
    same.find(({ record }) => record.file === file) ?? same[0] ?? named(renamed().get(file)) ?? named(file)
  );
}

function lazily<T>(compute: () => T): () => T {
  let value: { is: T } | undefined;
  return () => (value ??= { is: compute() }).is;
}

/** The files of the records' folders, at a commit and on the disk; all paths are from the root of the corpus. */
class Reader {
  readonly #git: Git;
  readonly #source: CorpusSource;
  /** From the root of the repository to the root of the corpus, with `/` after it. */
  readonly #prefix: string;

  constructor(git: Git, source: CorpusSource) {
    this.#git = git;
    this.#source = source;
    const prefix = pathFrom(git.root, source.root);
    this.#prefix = prefix === "." ? "" : `${prefix}/`;
  }

  #folders(): string[] {
    return this.#source.folders.map((folder) => {
      const from = pathFrom(this.#git.root, folder);
      return from === "." ? "" : from;
    });
  }

  #own(file: string): string {
    return file.startsWith(this.#prefix) ? file.slice(this.#prefix.length) : file;
  }

  tree(commit: string): Map<string, string> {
    const files = this.#folders().flatMap((folder) => [...readTree(this.#git, commit, folder)]);
    return new Map(files.map(([file, id]) => [this.#own(file), id]));
  }

  renames(fork: string): Map<string, string> {
    const head = resolveCommit(this.#git, "HEAD");
    const found = this.#folders().flatMap((folder) => [...readRenames(this.#git, fork, head, folder)]);
    return new Map(found.map(([now, then]) => [this.#own(now), this.#own(then)]));
  }

  /** The commits since the fork that changed each file, by its path from the root of the repository. */
  commits(fork: string): ReadonlyMap<string, readonly FileChange[]> {
    const places = this.#folders().map((folder) => folder || ".");
    return fileHistory(this.#git, places, fork);
  }

  versions(file: string, commits: ReadonlyMap<string, readonly FileChange[]>): Version[] {
    const changes = (commits.get(this.#prefix + file) ?? []).toReversed();
    return changes.flatMap(({ commit, author, path: then }) => {
      const id = blobAt(this.#git, commit, then);
      const [record] = id === undefined ? [] : this.records(new Map([[file, id]]));
      return record ? [{ author, record: record.record }] : [];
    });
  }

  /** Markdown files that can be read, with their bytes. */
  disk(overlay: ReadonlyMap<string, string>): Map<string, Buffer> {
    const files = new Map<string, Buffer>();
    for (const found of this.#source.folders.flatMap((folder) => [...discover(folder)])) {
      const bytes = found.problem ? undefined : this.#bytes(found.file);
      files.set(pathFrom(this.#source.root, found.file), bytes ?? Buffer.alloc(0));
    }
    for (const [file, text] of overlay) files.set(file, Buffer.from(text));
    return files;
  }

  #bytes(file: string): Buffer | undefined {
    const read = readText(file, this.#source.config.limits.record);
    return "problem" in read ? undefined : Buffer.from((read.bom ? "\u{FEFF}" : "") + read.text);
  }

  /** Files of other bytes; line ends alone make no difference, since git may have them changed on the way. */
  changed(then: ReadonlyMap<string, string>, now: ReadonlyMap<string, Buffer>): Set<string> {
    const other = [...now].filter(([file, bytes]) => {
      const id = then.get(file);
      return id === undefined || blobId(bytes, id) !== id;
    });
    const known = other.flatMap(([file]) => then.get(file) ?? []);
    const blobs = readBlobs(this.#git, known, this.#source.config.limits.record);
    const same = ([file, bytes]: [string, Buffer]): boolean => {
      const was = blobs.get(then.get(file) ?? "");
      return was !== undefined && unixLines(was) === unixLines(bytes);
    };
    return new Set(other.filter((entry) => !same(entry)).map(([file]) => file));
  }

  isOther(file: string, then: ReadonlyMap<string, string>): boolean {
    const id = then.get(file);
    const bytes = this.#bytes(path.join(this.#source.root, file));
    if (id === undefined || !bytes) return id !== undefined || bytes !== undefined;
    return blobId(bytes, id) !== id;
  }

  /** Parses files of a commit; one that is not UTF-8 or too large was no record that anybody could read. */
  records(files: ReadonlyMap<string, string>): ParsedRecord[] {
    const { config, parser } = this.#source;
    const blobs = readBlobs(this.#git, files.values(), config.limits.record);
    return [...files].flatMap(([file, id]) => {
      const read = decodeText(blobs.get(id) ?? Buffer.from([0xff]));
      return "problem" in read ? [] : [interpretRecord(file, read.text, config, parser)];
    });
  }
}

function unixLines(bytes: Buffer): string {
  return bytes.toString("latin1").replaceAll("\r\n", "\n");
}
