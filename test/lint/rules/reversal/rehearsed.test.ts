import { rehearsed } from "../../../../src/lint/rules/reversal/rehearsed.ts";
import { testRule } from "../../test-rule.ts";

testRule(rehearsed);
