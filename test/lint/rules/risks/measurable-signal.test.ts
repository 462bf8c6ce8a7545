import { measurableSignal } from "../../../../src/lint/rules/risks/measurable-signal.ts";
import { testRule } from "../../test-rule.ts";

testRule(measurableSignal);
