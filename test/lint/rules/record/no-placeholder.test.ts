import { noPlaceholder } from "../../../../src/lint/rules/record/no-placeholder.ts";
import { testRule } from "../../test-rule.ts";

testRule(noPlaceholder);
