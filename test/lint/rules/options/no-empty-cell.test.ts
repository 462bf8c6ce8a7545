import { noEmptyCell } from "../../../../src/lint/rules/options/no-empty-cell.ts";
import { testRule } from "../../test-rule.ts";

testRule(noEmptyCell);
