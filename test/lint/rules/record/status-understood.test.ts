import { statusUnderstood } from "../../../../src/lint/rules/record/status-understood.ts";
import { testRule } from "../../test-rule.ts";

testRule(statusUnderstood);
