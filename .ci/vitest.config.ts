import path from "node:path";
import { defineConfig } from "vitest/config";

/** Checks over the real records, eval results and hostile files that the team keeps beside this repository. */
export default defineConfig({
  test: {
    root: path.resolve(import.meta.dirname, ".."),
    include: [".ci/checks/*.check.ts"],
    testTimeout: 600_000,
    // One after the other: some of them measure time.
    fileParallelism: false,
    allowOnly: false,
  },
});
