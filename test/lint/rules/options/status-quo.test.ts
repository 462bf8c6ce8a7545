import { statusQuo } from "../../../../src/lint/rules/options/status-quo.ts";
import { testRule } from "../../test-rule.ts";

testRule(statusQuo);
