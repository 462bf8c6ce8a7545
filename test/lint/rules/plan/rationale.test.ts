import { rationale } from "../../../../src/lint/rules/plan/rationale.ts";
import { testRule } from "../../test-rule.ts";

testRule(rationale);
