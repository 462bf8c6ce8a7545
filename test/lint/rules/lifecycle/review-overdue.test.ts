import { reviewOverdue } from "../../../../src/lint/rules/lifecycle/review-overdue.ts";
import { testRule } from "../../test-rule.ts";

testRule(reviewOverdue);
