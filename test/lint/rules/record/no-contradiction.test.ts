import { noContradiction } from "../../../../src/lint/rules/record/no-contradiction.ts";
import { testRule } from "../../test-rule.ts";

testRule(noContradiction);
