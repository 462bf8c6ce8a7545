import path from "node:path";
import { imageSize } from "image-size";
import { decodeText, readBytes } from "../corpus/read.ts";
import { LIMITS } from "../model/limits.ts";
import { safeSvg } from "./safe-svg.ts";
import { digest } from "./slugs.ts";
import type { SiteFile } from "./view.ts";

/** An image to publish, with its size in CSS pixels where the file says it. */
export interface PublishedImage {
  file: SiteFile;
  width?: number;
  height?: number;
}

const RASTER = /\.(?:png|jpe?g|gif|webp|avif)$/iu;

/**
 * Reads an image that a record shows, as it is to be published. Undefined where it is no image that a browser shows, or
 * too large. Never throws.
 * @param file absolute path
 * @param name path that its address is made from
 */
export function readImage(file: string, name: string): PublishedImage | undefined {
  const target = `media/${digest(name)}${path.extname(file).toLowerCase()}`;
  if (/\.svg$/iu.test(file)) return readSvg(file, target);
  if (!RASTER.test(file)) return undefined;
  const read = readBytes(file, LIMITS.image, "");
  const size = "bytes" in read ? sizeOf(read.bytes) : undefined;
  return size === undefined ? undefined : { file: { path: target, copyOf: file }, ...size };
}

function readSvg(file: string, target: string): PublishedImage | undefined {
  const read = readBytes(file, LIMITS.svg, "");
  const decoded = "bytes" in read ? decodeText(read.bytes) : read;
  const text = "text" in decoded ? safeSvg(decoded.text) : undefined;
  if (text === undefined) return undefined;
  return { file: { path: target, text }, ...sizeOf(Buffer.from(text)) };
}

/** Undefined where the bytes are no image; without a width where a drawing has no size of its own. */
function sizeOf(bytes: Uint8Array): { width?: number; height?: number } | undefined {
  try {
    const { width, height, orientation = 1 } = imageSize(bytes);
    if (!(width > 0 && height > 0)) return {};
    // A photograph that is to be turned says so beside its pixels.
    const [across, down] = orientation > 4 ? [height, width] : [width, height];
    return { width: Math.round(across), height: Math.round(down) };
  } catch {
    return undefined;
  }
}
