import { idTakenOnBase } from "../../../../src/lint/rules/corpus/id-taken-on-base.ts";
import { testRule } from "../../test-rule.ts";

testRule(idTakenOnBase);
