import { costParses } from "../../../../src/lint/rules/reversal/cost-parses.ts";
import { testRule } from "../../test-rule.ts";

testRule(costParses);
