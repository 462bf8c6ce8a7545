import type { Importer } from "../importer.ts";
import { promptfoo } from "./promptfoo.ts";

/** In the order of asking: the first that recognises a file reads it. */
export const IMPORTERS: readonly Importer[] = [promptfoo];
