import { decisionMakers } from "../../../../src/lint/rules/lifecycle/decision-makers.ts";
import { testRule } from "../../test-rule.ts";

testRule(decisionMakers);
