import { claimsMatch } from "../../../../src/lint/rules/evidence/claims-match.ts";
import { testRule } from "../../test-rule.ts";

testRule(claimsMatch);
