import { closedHasDate } from "../../../../src/lint/rules/risks/closed-has-date.ts";
import { testRule } from "../../test-rule.ts";

testRule(closedHasDate);
