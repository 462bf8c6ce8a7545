import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { TextDecoder } from "node:util";
import { LIMITS } from "../model/limits.ts";
import { UserError } from "../model/user-error.ts";
import type { Line, Source } from "./importer.ts";

/** Pieces in which a file is read. Lines keep the piece that they were cut from, so that it is not large. */
const CHUNK_BYTES = 64 * 1024;

/** What `sniff` sees of a file. */
const HEAD_BYTES = 64 * 1024;

interface Bytes {
  name: string;
  /** How many bytes may be read whole. */
  limit: number;
  head: Uint8Array;
  chunks: () => AsyncIterable<Uint8Array>;
}

/** A source over bytes in memory: standard input, or a test's own text. */
export function memorySource(
  name: string,
  content: Uint8Array | string,
  limit: number = LIMITS.resultFile,
): Source {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const chunks = async function* chunks() {
    yield bytes;
  };
  return byteSource({ name, limit, head: bytes.subarray(0, HEAD_BYTES), chunks });
}

/**
 * A source over a stream, such as standard input: it can be read once.
 * @param onRead told how many bytes were read so far
 */
export async function streamSource(
  name: string,
  stream: AsyncIterable<Uint8Array | string>,
  limit: number = LIMITS.resultFile,
  onRead?: (name: string, bytes: number) => void,
): Promise<Source> {
  const iterator = stream[Symbol.asyncIterator]();
  const next = async () => {
    const { done, value } = await iterator.next();
    return done ? undefined : typeof value === "string" ? new TextEncoder().encode(value) : value;
  };
  const first: Uint8Array[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const chunk = await next();
    if (chunk === undefined) break;
    first.push(chunk);
    size += chunk.length;
  }
  let isRead = false;
  const chunks = async function* chunks() {
    if (isRead) throw new Error("A stream can be read once");
    isRead = true;
    yield* first.splice(0);
    for (let chunk = await next(); chunk !== undefined; chunk = await next()) {
      size += chunk.length;
      onRead?.(name, size);
      yield chunk;
    }
  };
  return byteSource({ name, limit, head: Buffer.concat(first).subarray(0, HEAD_BYTES), chunks });
}

/**
 * A source over a regular file. Opens without waiting, so that a pipe nobody writes to is an error and no hang.
 * Throws a UserError where the path is no readable file.
 */
export async function fileSource(
  path: string,
  limit: number = LIMITS.resultFile,
  onRead?: (name: string, bytes: number) => void,
): Promise<Source> {
  try {
    await using file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const facts = await file.stat();
    if (!facts.isFile()) {
      const kind = facts.isDirectory() ? "folder" : "pipe or device";
      throw new UserError(
        `Unexpected ${kind} at ${path}, expected a result file`,
        "Name the result file itself.",
      );
    }
    const head = new Uint8Array(Math.min(HEAD_BYTES, facts.size));
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return byteSource({
      name: basename(path),
      limit,
      head: head.subarray(0, bytesRead),
      chunks: () => fileChunks(path, onRead),
    });
  } catch (error) {
    throw error instanceof UserError ? error : unreadable(path, error);
  }
}

async function* fileChunks(
  path: string,
  onRead: ((name: string, bytes: number) => void) | undefined,
): AsyncIterable<Uint8Array> {
  let size = 0;
  try {
    await using file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    for await (const chunk of file.createReadStream({ highWaterMark: CHUNK_BYTES, autoClose: false })) {
      size += (chunk as Uint8Array).length;
      onRead?.(basename(path), size);
      yield chunk as Uint8Array;
    }
  } catch (error) {
    throw error instanceof UserError ? error : unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): Error {
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  if (code === undefined) return error as Error;
  const why = code === "ENOENT" ? "no such file" : code === "EACCES" ? "permission denied" : code;
  return new UserError(
    `Unexpected unreadable result file ${path}: ${why}`,
    "Check the path and its permissions.",
  );
}

/** The same source with other files of its folder or glob beside it. */
export function withBeside(source: Source, beside: readonly Source[]): Source {
  return { ...source, beside };
}

function byteSource({ name, limit, head, chunks }: Bytes): Source {
  let digest: string | undefined;
  async function* bounded(bound: number): AsyncIterable<Uint8Array> {
    const hash = createHash("sha256");
    let size = 0;
    for await (const chunk of chunks()) {
      size += chunk.length;
      if (size > bound) throw tooLarge(name, bound);
      hash.update(chunk);
      yield chunk;
    }
    digest = hash.digest("hex");
  }
  async function* decoded(bound: number): AsyncIterable<string> {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    for await (const chunk of bounded(bound)) yield decode(name, decoder, head, chunk);
    yield decode(name, decoder, head);
  }
  return {
    name,
    head: new TextDecoder("utf-8").decode(head),
    text: async () => {
      const parts: string[] = [];
      for await (const part of decoded(limit)) parts.push(part);
      return parts.join("");
    },
    parts: () => decoded(Infinity),
    lines: () => splitLines(name, Math.min(limit, LIMITS.resultRow), decoded(Infinity)),
    bytes: async () => {
      const read: Uint8Array[] = [];
      for await (const chunk of bounded(limit)) read.push(chunk);
      return Buffer.concat(read);
    },
    beside: [],
    sha256: () => {
      if (digest === undefined) throw new Error("A source has a digest once it was read to the end");
      return digest;
    },
  };
}

async function* splitLines(name: string, limit: number, parts: AsyncIterable<string>): AsyncIterable<Line> {
  let rest = "";
  let number = 0;
  for await (const part of parts) {
    const pieces = (rest + part).split("\n");
    rest = pieces.pop() ?? "";
    for (const piece of pieces)
      yield { number: ++number, text: piece.endsWith("\r") ? piece.slice(0, -1) : piece };
    if (rest.length > limit) throw longLine(name, number + 1, limit);
  }
  if (rest !== "") yield { number: ++number, text: rest };
}

function decode(name: string, decoder: TextDecoder, head: Uint8Array, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
    throw new UserError(
      `Unexpected ${utf16 ? "UTF-16" : "bytes that are not UTF-8"} in ${name}, expected UTF-8`,
      "Export the results again as UTF-8 text.",
    );
  }
}

function longLine(name: string, line: number, limit: number): UserError {
  return new UserError(
    `${name}, line ${line}: Unexpected line of more than ${Math.round(limit / 1024 / 1024)} MiB`,
    "Leave the largest fields out of the export, such as images and whole documents.",
  );
}

function tooLarge(name: string, limit: number): UserError {
  const size = `${Math.round(limit / 1024 / 1024)} MiB`;
  return new UserError(
    `Unexpected size of ${name}: more than ${size}`,
    "Export the results as JSONL, which is read line by line, or raise `limits.result-file` in reckon.yaml.",
  );
}
