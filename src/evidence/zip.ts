import { fromBufferPromise } from "yauzl";
import type { Entry, ZipFile } from "yauzl";
import zlib from "node:zlib";
import { LIMITS } from "../model/limits.ts";

/** A file of an archive, unpacked. */
export interface ZipEntry {
  name: string;
  bytes: Uint8Array;
}

/** What is wrong with an archive; its message names the entry. */
export class ZipProblem extends Error {
  override readonly name = "ZipProblem";
}

/**
 * The wanted entries of an archive in its order. Before anything is unpacked, the names, the number of entries and the
 * sizes that they declare are checked; no entry is unpacked beyond its declared size, and each against its CRC-32.
 * @throws ZipProblem
 */
export async function* zipEntries(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): AsyncGenerator<ZipEntry> {
  const archive = await readable(
    fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      strictFileNames: true,
      validateEntrySizes: true,
    }),
  );
  const entries = await readable(listed(archive, bytes.length));
  for (const entry of entries) {
    if (!isWanted(entry.fileName)) continue;
    yield { name: entry.fileName, bytes: unpack(entry, await readable(packed(archive, entry))) };
  }
}

async function listed(archive: ZipFile, size: number): Promise<Entry[]> {
  if (archive.entryCount > LIMITS.zipEntries)
    throw new ZipProblem(`Unexpected archive of more than ${LIMITS.zipEntries} entries`);
  const entries = new Map<string, Entry>();
  let total = 0;
  for await (const entry of archive.eachEntry()) {
    if (entries.has(entry.fileName))
      throw new ZipProblem(`Unexpected second entry ${entry.fileName} in the archive`);
    entries.set(entry.fileName, entry);
    total += entry.uncompressedSize;
    if (total > LIMITS.zipTotal || total > size * LIMITS.zipRatio)
      throw new ZipProblem("Unexpected archive that unpacks to far more than it holds");
  }
  return [...entries.values()];
}

async function packed(archive: ZipFile, entry: Entry): Promise<Uint8Array> {
  if (entry.uncompressedSize > LIMITS.resultFile)
    throw new ZipProblem(`Unexpected size of ${entry.fileName} in the archive`);
  const parts: Uint8Array[] = [];
  for await (const part of await archive.openReadStreamPromise(entry, { decodeFileData: false }))
    parts.push(part as Uint8Array);
  return Buffer.concat(parts);
}

function unpack(entry: Entry, data: Uint8Array): Uint8Array {
  const { fileName, uncompressedSize: size, crc32 } = entry;
  if ((entry.generalPurposeBitFlag & 1) !== 0) throw new ZipProblem(`Unexpected encrypted entry ${fileName}`);
  const bytes = inflate(entry, data);
  if (bytes.length === size && zlib.crc32(bytes) === crc32) return bytes;
  throw new ZipProblem(`Unexpected content of ${fileName}, which is not what the archive declares`);
}

function inflate({ fileName, compressionMethod, uncompressedSize }: Entry, data: Uint8Array): Uint8Array {
  // One byte more than declared is enough to know that it lied.
  const bound = { maxOutputLength: uncompressedSize + 1 };
  try {
    if (compressionMethod === 0) return data;
    if (compressionMethod === 8) return zlib.inflateRawSync(data, bound);
    if (compressionMethod === ZSTD && "zstdDecompressSync" in zlib)
      return zlib.zstdDecompressSync(data, bound);
  } catch {
    throw new ZipProblem(`Unexpected content of ${fileName}, which cannot be unpacked`);
  }
  const wanted = compressionMethod === ZSTD ? "a Node from 22.15, which reads zstd" : "deflate or zstd";
  throw new ZipProblem(
    `Unexpected compression method ${compressionMethod} of ${fileName}, expected ${wanted}`,
  );
}

/** Zip's number of the method zstd; the library unpacks deflate alone. */
const ZSTD = 93;

/** What the library throws is about the archive's content. */
async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ZipProblem || !(error instanceof Error)) throw error;
    throw new ZipProblem(`Unexpected archive: ${error.message}`, { cause: error });
  }
}
