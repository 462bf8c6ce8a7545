import { overrideExplained } from "../../../../src/lint/rules/evidence/override-explained.ts";
import { testRule } from "../../test-rule.ts";

testRule(overrideExplained);
