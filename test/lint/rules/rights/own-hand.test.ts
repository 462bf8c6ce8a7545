import { ownHand } from "../../../../src/lint/rules/rights/own-hand.ts";
import { testRule } from "../../test-rule.ts";

testRule(ownHand);
