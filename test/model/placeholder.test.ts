import { expect, test } from "vitest";
import { isPlaceholder, madrPlaceholders } from "../../src/model/placeholder.ts";

test.each([
  "{What forces a decision now, in one sentence.}",
  " {one name} ",
  "TODO",
  "TBD.",
  "TODO: ask mei about the contract",
  "todo(ana) rehearse the way back",
  "Lorem ipsum dolor sit amet",
  "???",
  "…",
])("%s stands for what is yet to be written", (text) => {
  expect(isPlaceholder(text)).toBe(true);
});

test.each([
  "",
  "The TODO list of the last review is done.",
  "{customer_name} and {order} are filled in by the gateway",
  "N/A",
  "todo",
  "Todoist keeps the tasks",
  "We wait…",
])("%s is a text", (text) => {
  expect(isPlaceholder(text)).toBe(false);
});

test.each([
  ['Chosen option: "{title of option 1}", because {justification. e.g., only option}', 2],
  ["* [driver 1, e.g., a force, facing concern, …]", 1],
  ["Good, because {argument a}", 1],
  ["We compared [option pricing] with {argument parsing}", 0],
  ["`model` is {customer_name}", 0],
])("placeholders of MADR's templates in “%s”: %i", (text, count) => {
  expect(madrPlaceholders(text)).toHaveLength(count);
});
