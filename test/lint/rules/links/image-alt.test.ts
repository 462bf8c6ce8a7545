import { imageAlt } from "../../../../src/lint/rules/links/image-alt.ts";
import { testRule } from "../../test-rule.ts";

testRule(imageAlt);
