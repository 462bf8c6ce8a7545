import { approval } from "../../../../src/lint/rules/rights/approval.ts";
import { testRule } from "../../test-rule.ts";

testRule(approval);
