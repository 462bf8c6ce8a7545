import { doorFollowsCost } from "../../../../src/lint/rules/reversal/door-follows-cost.ts";
import { testRule } from "../../test-rule.ts";

testRule(doorFollowsCost);
