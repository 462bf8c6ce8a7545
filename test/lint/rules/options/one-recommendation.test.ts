import { oneRecommendation } from "../../../../src/lint/rules/options/one-recommendation.ts";
import { testRule } from "../../test-rule.ts";

testRule(oneRecommendation);
