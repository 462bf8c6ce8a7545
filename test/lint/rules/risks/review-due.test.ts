import { reviewDue } from "../../../../src/lint/rules/risks/review-due.ts";
import { testRule } from "../../test-rule.ts";

testRule(reviewDue);
