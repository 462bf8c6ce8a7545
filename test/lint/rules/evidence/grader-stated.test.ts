import { graderStated } from "../../../../src/lint/rules/evidence/grader-stated.ts";
import { testRule } from "../../test-rule.ts";

testRule(graderStated);
