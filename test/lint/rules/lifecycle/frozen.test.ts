import { frozen } from "../../../../src/lint/rules/lifecycle/frozen.ts";
import { testRule } from "../../test-rule.ts";

testRule(frozen);
