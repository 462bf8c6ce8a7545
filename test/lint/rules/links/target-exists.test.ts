import { targetExists } from "../../../../src/lint/rules/links/target-exists.ts";
import { testRule } from "../../test-rule.ts";

testRule(targetExists);
