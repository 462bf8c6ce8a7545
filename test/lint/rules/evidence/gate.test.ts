import { evidenceGate } from "../../../../src/lint/rules/evidence/gate.ts";
import { testRule } from "../../test-rule.ts";

testRule(evidenceGate);
