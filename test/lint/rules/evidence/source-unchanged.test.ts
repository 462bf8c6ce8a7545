import { sourceUnchanged } from "../../../../src/lint/rules/evidence/source-unchanged.ts";
import { testRule } from "../../test-rule.ts";

testRule(sourceUnchanged);
