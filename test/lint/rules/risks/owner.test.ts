import { owner } from "../../../../src/lint/rules/risks/owner.ts";
import { testRule } from "../../test-rule.ts";

testRule(owner);
