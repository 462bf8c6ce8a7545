/**
 * Builds `dist/`: the program and the API as bundles, the API's types, and the licences of what is bundled. Node strips
 * no types below `node_modules`, and several hundred modules take longer to find than to run.
 */
import path from "node:path";
import { parseArgs } from "node:util";
import { buildPackage } from "./package.ts";

const { values } = parseArgs({ options: { out: { type: "string", default: "dist" } } });
const root = path.resolve(import.meta.dirname, "..");
await buildPackage(root, path.resolve(root, values.out));
