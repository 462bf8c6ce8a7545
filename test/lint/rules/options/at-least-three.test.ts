import { atLeastThree } from "../../../../src/lint/rules/options/at-least-three.ts";
import { testRule } from "../../test-rule.ts";

testRule(atLeastThree);
