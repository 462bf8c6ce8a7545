import { notOnlySelf } from "../../../../src/lint/rules/rights/not-only-self.ts";
import { testRule } from "../../test-rule.ts";

testRule(notOnlySelf);
