import { affectsMatchesAFile } from "../../../../src/lint/rules/corpus/affects-matches-a-file.ts";
import { testRule } from "../../test-rule.ts";

testRule(affectsMatchesAFile);
