import { actionsOwned } from "../../../../src/lint/rules/postmortem/actions-owned.ts";
import { testRule } from "../../test-rule.ts";

testRule(actionsOwned);
