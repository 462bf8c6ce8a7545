import { grader } from "../../../../src/lint/rules/plan/grader.ts";
import { testRule } from "../../test-rule.ts";

testRule(grader);
