import { datePlausible } from "../../../../src/lint/rules/record/date-plausible.ts";
import { testRule } from "../../test-rule.ts";

testRule(datePlausible);
