import { expect, test } from "vitest";
import { nearest } from "../../src/parse/nearest.ts";

const KEYS = ["id", "kind", "status", "date", "tags", "tier", "supersedes", "superseded-by"];

test.each([
  ["tgas", "tags"],
  ["knid", "kind"],
  ["sttaus", "status"],
  ["Tags", "tags"],
  ["supercedes", "supersedes"],
  ["di", "id"],
  ["gast", undefined],
  ["owner", undefined],
])("the nearest key to %s is %s", (written, meant) => {
  expect(nearest(written, KEYS)).toBe(meant);
});
