import { moreThanOne } from "../../../../src/lint/rules/options/more-than-one.ts";
import { testRule } from "../../test-rule.ts";

testRule(moreThanOne);
