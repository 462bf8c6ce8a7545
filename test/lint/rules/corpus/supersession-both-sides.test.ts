import { supersessionBothSides } from "../../../../src/lint/rules/corpus/supersession-both-sides.ts";
import { testRule } from "../../test-rule.ts";

testRule(supersessionBothSides);
