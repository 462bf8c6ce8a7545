import { criteriaAreRows } from "../../../../src/lint/rules/options/criteria-are-rows.ts";
import { testRule } from "../../test-rule.ts";

testRule(criteriaAreRows);
