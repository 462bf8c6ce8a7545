import { transition } from "../../../../src/lint/rules/lifecycle/transition.ts";
import { testRule } from "../../test-rule.ts";

testRule(transition);
