import { columns } from "../../../../src/lint/rules/risks/columns.ts";
import { testRule } from "../../test-rule.ts";

testRule(columns);
