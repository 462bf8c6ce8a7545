/** What `npm run build` writes, for itself and for the benchmark. */
import { execFileSync } from "node:child_process";
import { chmodSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { bundle } from "./bundle.ts";
import { noticesOf } from "./notices.ts";

/** Empties a folder and builds the package's modules into it. */
export async function buildPackage(root: string, out: string): Promise<void> {
  rmSync(out, { recursive: true, force: true });
  const bundled = await bundle(root, out);
  writeFileSync(path.join(out, "THIRD-PARTY-NOTICES.txt"), noticesOf(root, bundled));
  chmodSync(path.join(out, "bin.js"), 0o755);
  declare(root, out);
}

/** Writes the types that `index.d.ts` leads to, and no others. */
function declare(root: string, out: string): void {
  const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  const args = [tsc, "-p", path.join(root, "tsconfig.build.json"), "--outDir", out];
  execFileSync(process.execPath, args, { stdio: "inherit" });
  const needed = reachable(path.join(out, "index.d.ts"));
  for (const file of globSync("**/*.d.ts", { cwd: out }).map((name) => path.join(out, name)))
    if (!needed.has(file)) rmSync(file);
}

function reachable(entry: string): Set<string> {
  const found = new Set<string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    for (const { groups } of readFileSync(file, "utf8").matchAll(
      /(?:from|import\()\s*"(?<name>\.[^"]+)\.ts"/gu,
    ))
      waiting.push(path.resolve(path.dirname(file), `${groups!.name!}.d.ts`));
  }
  return found;
}
