import { risksTablePresent } from "../../../../src/lint/rules/risks/table-present.ts";
import { testRule } from "../../test-rule.ts";

testRule(risksTablePresent);
