import { atLeastThree } from "../../../../src/lint/rules/options/at-least-three.ts";
import { suppressionValid } from "../../../../src/lint/rules/suppress/valid.ts";
import { testRule } from "../../test-rule.ts";

testRule(suppressionValid, [atLeastThree]);
