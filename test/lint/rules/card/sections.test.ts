import { cardSections } from "../../../../src/lint/rules/card/sections.ts";
import { testRule } from "../../test-rule.ts";

testRule(cardSections);
