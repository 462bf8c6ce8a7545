import { datasetSize } from "../../../../src/lint/rules/evidence/dataset-size.ts";
import { testRule } from "../../test-rule.ts";

testRule(datasetSize);
