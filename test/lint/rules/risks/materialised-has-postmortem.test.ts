import { materialisedHasPostmortem } from "../../../../src/lint/rules/risks/materialised-has-postmortem.ts";
import { testRule } from "../../test-rule.ts";

testRule(materialisedHasPostmortem);
