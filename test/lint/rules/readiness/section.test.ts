import { readinessSection } from "../../../../src/lint/rules/readiness/section.ts";
import { testRule } from "../../test-rule.ts";

testRule(readinessSection);
