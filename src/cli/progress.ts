import { escapeText } from "../report/escape.ts";
import type { Output } from "./context.ts";

/** Smaller files are read before anybody wonders. */
const WORTH_SAYING = 32 * 1024 * 1024;
const STEP = 8 * 1024 * 1024;

/** A line on a terminal that says how much of a large file was read, and goes when it is done. */
export function readingProgress(output: Output): {
  onRead: ((name: string, bytes: number) => void) | undefined;
  end: () => void;
} {
  if (!output.isTerminal) return { onRead: undefined, end: () => undefined };
  let shown = 0;
  return {
    onRead: (name, bytes) => {
      if (bytes < Math.max(WORTH_SAYING, shown + STEP)) return;
      shown = bytes;
      const text = `Reading ${name}: ${Math.round(bytes / 1024 / 1024)} MiB`;
      output.write(`\r\u001B[K${escapeText(text).slice(0, Math.max(1, output.columns - 1))}`);
    },
    end: () => {
      if (shown > 0) output.write("\r\u001B[K");
    },
  };
}
