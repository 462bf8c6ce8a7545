import { readable } from "../../../../src/lint/rules/record/readable.ts";
import { testRule } from "../../test-rule.ts";

testRule(readable);
