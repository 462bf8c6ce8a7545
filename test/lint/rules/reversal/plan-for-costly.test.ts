import { planForCostly } from "../../../../src/lint/rules/reversal/plan-for-costly.ts";
import { testRule } from "../../test-rule.ts";

testRule(planForCostly);
