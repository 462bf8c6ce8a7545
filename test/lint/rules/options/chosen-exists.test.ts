import { chosenExists } from "../../../../src/lint/rules/options/chosen-exists.ts";
import { testRule } from "../../test-rule.ts";

testRule(chosenExists);
