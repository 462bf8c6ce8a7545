import { goldenSet } from "../../../../src/lint/rules/plan/golden-set.ts";
import { testRule } from "../../test-rule.ts";

testRule(goldenSet);
