import { reversalCostRow } from "../../../../src/lint/rules/options/reversal-cost-row.ts";
import { testRule } from "../../test-rule.ts";

testRule(reversalCostRow);
