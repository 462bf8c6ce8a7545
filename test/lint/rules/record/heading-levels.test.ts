import { headingLevels } from "../../../../src/lint/rules/record/heading-levels.ts";
import { testRule } from "../../test-rule.ts";

testRule(headingLevels);
