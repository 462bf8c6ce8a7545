import { recordDialect } from "../../../../src/lint/rules/record/dialect.ts";
import { testRule } from "../../test-rule.ts";

testRule(recordDialect);
