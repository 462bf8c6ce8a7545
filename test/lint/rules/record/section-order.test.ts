import { sectionOrder } from "../../../../src/lint/rules/record/section-order.ts";
import { testRule } from "../../test-rule.ts";

testRule(sectionOrder);
