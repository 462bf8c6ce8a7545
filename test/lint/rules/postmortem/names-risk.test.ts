import { namesRisk } from "../../../../src/lint/rules/postmortem/names-risk.ts";
import { testRule } from "../../test-rule.ts";

testRule(namesRisk);
