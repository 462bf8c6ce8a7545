import type { Rule } from "../rule.ts";
import { atLeastThree } from "./options/at-least-three.ts";
import { readable } from "./record/readable.ts";
import { schema } from "./record/schema.ts";

/** Every rule, by group and in the order of their pages. */
export const RULES: readonly Rule[] = [readable, schema, atLeastThree];
