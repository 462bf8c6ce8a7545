import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * Makes the folder that a build works in, `<root>/.reckon`, and keeps it out of version control by a `.gitignore` of
 * its own.
 */
export async function makeWorkplace(root: string): Promise<void> {
  const folder = path.join(root, ".reckon");
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, ".gitignore"), "*\n");
}
