import { imageExists } from "../../../../src/lint/rules/links/image-exists.ts";
import { testRule } from "../../test-rule.ts";

testRule(imageExists);
