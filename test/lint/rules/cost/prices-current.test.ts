import { pricesCurrent } from "../../../../src/lint/rules/cost/prices-current.ts";
import { testRule } from "../../test-rule.ts";

testRule(pricesCurrent);
