import { uniqueId } from "../../../../src/lint/rules/corpus/unique-id.ts";
import { testRule } from "../../test-rule.ts";

testRule(uniqueId);
