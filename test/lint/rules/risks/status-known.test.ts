import { statusKnown } from "../../../../src/lint/rules/risks/status-known.ts";
import { testRule } from "../../test-rule.ts";

testRule(statusKnown);
