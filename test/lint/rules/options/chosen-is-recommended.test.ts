import { chosenIsRecommended } from "../../../../src/lint/rules/options/chosen-is-recommended.ts";
import { testRule } from "../../test-rule.ts";

testRule(chosenIsRecommended);
