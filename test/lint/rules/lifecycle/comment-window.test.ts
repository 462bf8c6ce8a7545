import { commentWindow } from "../../../../src/lint/rules/lifecycle/comment-window.ts";
import { testRule } from "../../test-rule.ts";

testRule(commentWindow);
