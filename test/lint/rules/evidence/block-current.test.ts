import { blockCurrent } from "../../../../src/lint/rules/evidence/block-current.ts";
import { testRule } from "../../test-rule.ts";

testRule(blockCurrent);
