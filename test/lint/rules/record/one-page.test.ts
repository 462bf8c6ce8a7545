import { onePage } from "../../../../src/lint/rules/record/one-page.ts";
import { testRule } from "../../test-rule.ts";

testRule(onePage);
