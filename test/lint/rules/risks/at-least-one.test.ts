import { atLeastOneRisk } from "../../../../src/lint/rules/risks/at-least-one.ts";
import { testRule } from "../../test-rule.ts";

testRule(atLeastOneRisk);
