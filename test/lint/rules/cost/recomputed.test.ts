import { costRecomputed } from "../../../../src/lint/rules/cost/recomputed.ts";
import { testRule } from "../../test-rule.ts";

testRule(costRecomputed);
