import { titleMatchesHeading } from "../../../../src/lint/rules/record/title-matches-heading.ts";
import { testRule } from "../../test-rule.ts";

testRule(titleMatchesHeading);
