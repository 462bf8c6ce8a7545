import { agreesWithTable } from "../../../../src/lint/rules/reversal/agrees-with-table.ts";
import { testRule } from "../../test-rule.ts";

testRule(agreesWithTable);
