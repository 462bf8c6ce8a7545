import { windowOpen } from "../../../../src/lint/rules/reversal/window-open.ts";
import { testRule } from "../../test-rule.ts";

testRule(windowOpen);
