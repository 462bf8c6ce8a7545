import type { GateFormatter } from "../gate-formatter.ts";
import { github } from "./github.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { pretty } from "./pretty.ts";

/** The formats of `reckon gate --format`. */
export const GATE_FORMATTERS: readonly GateFormatter[] = [pretty, json, markdown, junit, github];
