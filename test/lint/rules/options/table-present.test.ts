import { tablePresent } from "../../../../src/lint/rules/options/table-present.ts";
import { testRule } from "../../test-rule.ts";

testRule(tablePresent);
