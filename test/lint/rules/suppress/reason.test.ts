import { atLeastThree } from "../../../../src/lint/rules/options/at-least-three.ts";
import { suppressionReason } from "../../../../src/lint/rules/suppress/reason.ts";
import { testRule } from "../../test-rule.ts";

testRule(suppressionReason, [atLeastThree]);
