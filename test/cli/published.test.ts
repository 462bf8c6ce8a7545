import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { publishedAt, readManifest } from "../../src/cli/published.ts";

const PAGE = "docs/rules/options/status-quo.md";
const RECKON = { name: "reckon", version: "1.2.0" };

test.each([
  ["git+https://github.com/acme/reckon.git"],
  ["https://github.com/acme/reckon"],
  ["git@github.com:acme/reckon.git"],
  ["git+ssh://git@github.com/acme/reckon.git"],
  ["github:acme/reckon"],
  ["acme/reckon"],
])("of the repository %s it is the file under the tag", (repository) => {
  for (const written of [repository, { url: repository }]) {
    const { home, file } = publishedAt({ ...RECKON, repository: written });
    expect([home, file(PAGE)]).toEqual([
      "https://github.com/acme/reckon",
      `https://github.com/acme/reckon/blob/v1.2.0/${PAGE}`,
    ]);
  }
});

test("a folder of a repository at GitLab, and a home of its own", () => {
  const repository = { url: "https://gitlab.example.com/tools/mono.git", directory: "packages/reckon" };
  const { home, file } = publishedAt({ ...RECKON, homepage: "https://reckon.example", repository });
  expect([home, file(PAGE)]).toEqual([
    "https://reckon.example",
    `https://gitlab.example.com/tools/mono/-/blob/v1.2.0/packages/reckon/${PAGE}`,
  ]);
});

test.each([[undefined], ["https://git.example.com/tools/reckon"], ["nonsense"]])(
  "of the repository %s, whose addresses are not known, it is the package of this version",
  (repository) => {
    const { file } = publishedAt({ ...RECKON, ...(repository === undefined ? {} : { repository }) });
    expect(file(PAGE)).toBe(`https://unpkg.com/reckon@1.2.0/${PAGE}`);
  },
);

test("once the manifest names the repository, the documentation does too", () => {
  const text = readFileSync(path.resolve(import.meta.dirname, "../../docs/ci.md"), "utf8");
  expect(text.includes("<owner>")).toBe(readManifest().repository === undefined);
});
