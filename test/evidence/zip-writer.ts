import zlib from "node:zlib";

/** A file to be packed, and how; what it declares of itself where that is not true. */
export interface Packed {
  name: string;
  content: string | Uint8Array;
  method?: "store" | "deflate" | "zstd";
  declares?: { size?: number; crc?: number };
}

const METHODS = { store: 0, deflate: 8, zstd: 93 };

/** A zip archive of these files, as Python's zipfile lays it out. */
export function zipOf(files: readonly Packed[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, method = "deflate", declares = {} } of files) {
    const bytes = Buffer.from(content);
    const packed =
      method === "store"
        ? bytes
        : method === "zstd"
          ? zlib.zstdCompressSync(bytes)
          : zlib.deflateRawSync(bytes);
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(METHODS[method], 4);
    common.writeUInt32LE(declares.crc ?? zlib.crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(declares.size ?? bytes.length, 18);
    common.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, title, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), common, place, title]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from("PK\u0005\u0006"), end]);
}
