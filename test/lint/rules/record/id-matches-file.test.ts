import { idMatchesFile } from "../../../../src/lint/rules/record/id-matches-file.ts";
import { testRule } from "../../test-rule.ts";

testRule(idMatchesFile);
