import { chosenConsidered } from "../../../../src/lint/rules/options/chosen-considered.ts";
import { testRule } from "../../test-rule.ts";

testRule(chosenConsidered);
