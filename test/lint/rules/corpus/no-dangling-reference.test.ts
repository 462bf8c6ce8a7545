import { noDanglingReference } from "../../../../src/lint/rules/corpus/no-dangling-reference.ts";
import { testRule } from "../../test-rule.ts";

testRule(noDanglingReference);
