import { fileValid } from "../../../../src/lint/rules/evidence/file-valid.ts";
import { testRule } from "../../test-rule.ts";

testRule(fileValid);
