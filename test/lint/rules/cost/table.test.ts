import { costTable } from "../../../../src/lint/rules/cost/table.ts";
import { testRule } from "../../test-rule.ts";

testRule(costTable);
