import { openItemsOwned } from "../../../../src/lint/rules/readiness/open-items-owned.ts";
import { testRule } from "../../test-rule.ts";

testRule(openItemsOwned);
