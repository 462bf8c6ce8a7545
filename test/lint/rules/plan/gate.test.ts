import { gate } from "../../../../src/lint/rules/plan/gate.ts";
import { testRule } from "../../test-rule.ts";

testRule(gate);
