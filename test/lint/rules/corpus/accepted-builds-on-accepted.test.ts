import { acceptedBuildsOnAccepted } from "../../../../src/lint/rules/corpus/accepted-builds-on-accepted.ts";
import { testRule } from "../../test-rule.ts";

testRule(acceptedBuildsOnAccepted);
