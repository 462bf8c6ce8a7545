import { moneyParses } from "../../../../src/lint/rules/options/money-parses.ts";
import { testRule } from "../../test-rule.ts";

testRule(moneyParses);
