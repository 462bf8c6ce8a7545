import { noSupersessionCycle } from "../../../../src/lint/rules/corpus/no-supersession-cycle.ts";
import { testRule } from "../../test-rule.ts";

testRule(noSupersessionCycle);
