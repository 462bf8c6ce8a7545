import type { Formatter } from "../formatter.ts";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { pretty } from "./pretty.ts";
import { sarif } from "./sarif.ts";

/** The formats of `reckon lint --format`. */
export const FORMATTERS: readonly Formatter[] = [pretty, json, sarif, github, gitlab, markdown, junit];
