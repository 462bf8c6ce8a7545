import { anchorExists } from "../../../../src/lint/rules/links/anchor-exists.ts";
import { testRule } from "../../test-rule.ts";

testRule(anchorExists);
