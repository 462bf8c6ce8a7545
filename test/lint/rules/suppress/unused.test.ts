import { atLeastThree } from "../../../../src/lint/rules/options/at-least-three.ts";
import { suppressionUnused } from "../../../../src/lint/rules/suppress/unused.ts";
import { testRule } from "../../test-rule.ts";

testRule(suppressionUnused, [atLeastThree]);
