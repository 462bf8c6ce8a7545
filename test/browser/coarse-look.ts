import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

const BASELINES = path.join(import.meta.dirname, "baselines");

/**
 * Pixels of a screenshot's side that become one. Letters are drawn a little differently by every version of a browser
 * and of a system's fonts; the mean of such a square hardly changes by that, while a mark that is gone, a column that
 * moved or a colour that does not fit changes many squares.
 */
const BLOCK = 12;

/** How far apart two colours may be, from 0 to 1, to be taken for the same. */
const THRESHOLD = 0.12;

/** Percent of squares that may differ. A line of text that breaks elsewhere moves what is below it by a part of one. */
const TOLERANCE = 4;

/** Percent by which the height of a page may differ. */
const HEIGHT_TOLERANCE = 3;

/** What a comparison found; undefined where the page looks as it did. */
export type Difference = string | undefined;

/**
 * Compares a screenshot with the picture that is kept of it, both as means of squares. With `RECKON_BASELINES=write` in
 * the environment it is kept instead.
 */
export function compareLook(name: string, screenshot: Buffer): Difference {
  const file = path.join(BASELINES, `${name}.png`);
  const seen = coarse(PNG.sync.read(screenshot));
  if (process.env.RECKON_BASELINES === "write") {
    mkdirSync(BASELINES, { recursive: true });
    writeFileSync(file, PNG.sync.write(seen, { colorType: 2 }));
    return undefined;
  }
  if (!existsSync(file)) return `no picture of ${name} is kept; run once with RECKON_BASELINES=write`;
  return differenceOf(PNG.sync.read(readFileSync(file)), seen);
}

/** What tells two coarse pictures apart. */
export function differenceOf(kept: PNG, seen: PNG): Difference {
  if (kept.width !== seen.width) return `${seen.width} squares wide, expected ${kept.width}`;
  if (Math.abs(kept.height - seen.height) > Math.max(2, (kept.height * HEIGHT_TOLERANCE) / 100))
    return `${seen.height} squares high, expected about ${kept.height}`;
  const height = Math.min(kept.height, seen.height);
  const size = kept.width * height * 4;
  const differing = pixelmatch(
    kept.data.subarray(0, size),
    seen.data.subarray(0, size),
    undefined,
    kept.width,
    height,
    { threshold: THRESHOLD, includeAA: true },
  );
  const share = (100 * differing) / (kept.width * height);
  return share > TOLERANCE
    ? `${share.toFixed(1)} % of squares differ, expected at most ${TOLERANCE} %`
    : undefined;
}

/** The mean colour of every whole square. */
export function coarse(picture: PNG): PNG {
  const [width, height] = [Math.floor(picture.width / BLOCK), Math.floor(picture.height / BLOCK)];
  const small = new PNG({ width, height });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 4; channel++)
        small.data[(y * width + x) * 4 + channel] = meanOf(picture, x, y, channel);
    }
  }
  return small;
}

function meanOf({ data, width }: PNG, x: number, y: number, channel: number): number {
  let total = 0;
  for (let row = 0; row < BLOCK; row++) {
    const start = ((y * BLOCK + row) * width + x * BLOCK) * 4 + channel;
    for (let column = 0; column < BLOCK; column++) total += data[start + column * 4]!;
  }
  return Math.round(total / (BLOCK * BLOCK));
}
