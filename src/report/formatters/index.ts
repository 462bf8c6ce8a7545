import type { Formatter } from "../formatter.ts";
import { github } from "./github.ts";
import { json } from "./json.ts";
import { pretty } from "./pretty.ts";

/** The formats of `reckon lint --format`. */
export const FORMATTERS: readonly Formatter[] = [pretty, json, github];
