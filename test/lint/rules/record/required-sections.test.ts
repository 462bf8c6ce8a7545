import { requiredSections } from "../../../../src/lint/rules/record/required-sections.ts";
import { testRule } from "../../test-rule.ts";

testRule(requiredSections);
