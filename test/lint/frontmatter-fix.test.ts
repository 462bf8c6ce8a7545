import { expect, test } from "vitest";
import { applyFixes } from "../../src/lint/fix.ts";
import { addToList, yamlText } from "../../src/lint/frontmatter-fix.ts";
import { Lines } from "../../src/parse/lines.ts";
import { readYaml } from "../../src/parse/yaml.ts";

function added(yaml: string): string | undefined {
  const lines = new Lines(yaml);
  const places = { range: lines.range(0, yaml.length), nodes: readYaml(yaml, 0, lines).places };
  const fix = addToList(places, "supersedes", "ADR-0009", "status");
  return fix && applyFixes(yaml, [fix]).text;
}

test.each([
  ["status: accepted\n", "supersedes: [ADR-0009]\nstatus: accepted\n"],
  ["supersedes: [ADR-0001] # both\n", "supersedes: [ADR-0009, ADR-0001] # both\n"],
  ["supersedes: [ ADR-0001, ADR-0002 ]\n", "supersedes: [ ADR-0009, ADR-0001, ADR-0002 ]\n"],
  [
    "supersedes:\n  - ADR-0001 # first\n  - ADR-0002\n",
    "supersedes:\n  - ADR-0009\n  - ADR-0001 # first\n  - ADR-0002\n",
  ],
  ["supersedes:\n- ADR-0001\nstatus: accepted\n", "supersedes:\n- ADR-0009\n- ADR-0001\nstatus: accepted\n"],
  ['supersedes: ["ADR-0001"]\n', 'supersedes: [ADR-0009, "ADR-0001"]\n'],
])("a superseded record is added to %j", (yaml, expected) => {
  expect(added(yaml)).toBe(expected);
});

test.each([
  "{ status: accepted }\n",
  "supersedes: []\nstatus: accepted\n",
  "supersedes: ADR-0001\nstatus: accepted\n",
  "supersedes: [\n  ADR-0001,\n]\n",
])("what is written as %j is left to a person", (yaml) => {
  expect(added(yaml)).toBeUndefined();
});

test.each(["1 sprint + $3,000", "N/A", "~$940", "12", "none: at all", "low # sic", "€12k"])(
  "the price %j is read again as it was meant",
  (price) => {
    const yaml = `cost: ${yamlText(price)}\n`;
    expect(readYaml(yaml, 0, new Lines(yaml)).value).toEqual({ cost: price });
  },
);
