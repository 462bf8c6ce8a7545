import type { Importer } from "../importer.ts";
import { csv } from "./csv.ts";
import { inspect } from "./inspect.ts";
import { json } from "./json.ts";
import { jsonl } from "./jsonl.ts";
import { junit } from "./junit.ts";
import { promptfoo } from "./promptfoo.ts";

/** In the order of asking: the first that recognises a file reads it. */
export const IMPORTERS: readonly Importer[] = [promptfoo, inspect, junit, csv, jsonl, json];
