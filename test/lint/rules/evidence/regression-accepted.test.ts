import { regressionAccepted } from "../../../../src/lint/rules/evidence/regression-accepted.ts";
import { testRule } from "../../test-rule.ts";

testRule(regressionAccepted);
