import { weightedTotal } from "../../../../src/lint/rules/options/weighted-total.ts";
import { testRule } from "../../test-rule.ts";

testRule(weightedTotal);
