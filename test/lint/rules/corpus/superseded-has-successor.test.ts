import { supersededHasSuccessor } from "../../../../src/lint/rules/corpus/superseded-has-successor.ts";
import { testRule } from "../../test-rule.ts";

testRule(supersededHasSuccessor);
