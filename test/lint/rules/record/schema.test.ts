import { schema } from "../../../../src/lint/rules/record/schema.ts";
import { testRule } from "../../test-rule.ts";

testRule(schema);
