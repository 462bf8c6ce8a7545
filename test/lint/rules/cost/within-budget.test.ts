import { withinBudget } from "../../../../src/lint/rules/cost/within-budget.ts";
import { testRule } from "../../test-rule.ts";

testRule(withinBudget);
