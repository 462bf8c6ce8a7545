import { existsSync } from "node:fs";
import path from "node:path";
import { PACKAGE_ROOT } from "../corpus/package-root.ts";
import { peerFolder } from "./peers.ts";
import type { SiteFile } from "./view.ts";

/** Mermaid, and the smaller package of its makers, which has neither mind maps nor architecture diagrams: as one script each. */
const PACKAGES = [
  { name: "mermaid", script: "dist/mermaid.min.js" },
  { name: "@mermaid-js/tiny", script: "dist/mermaid.tiny.js" },
];

/** What adds Mermaid where records have diagrams. */
export const DIAGRAM_PACKAGE = "@mermaid-js/tiny@^12.0.0";

/**
 * The files by which the pages draw diagrams, from the site itself; none where Mermaid is not installed.
 * @param root the user's project
 */
export function diagramFiles(root: string): SiteFile[] {
  const script = PACKAGES.map(({ name, script: file }) => path.join(peerFolder(name, root) ?? "", file)).find(
    (file) => path.isAbsolute(file) && existsSync(file),
  );
  if (script === undefined) return [];
  const own = ["draw.css", "draw.js", "frame.html", "frame.js"].map((name) => ({
    path: `mermaid/${name}`,
    copyOf: path.join(PACKAGE_ROOT, "site/mermaid", name),
  }));
  return [...own, { path: "mermaid/mermaid.js", copyOf: script }];
}
