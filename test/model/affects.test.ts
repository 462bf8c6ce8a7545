import { describe, expect, it } from "vitest";
import { readAffects } from "../../src/model/affects.ts";

describe("an entry of affects", () => {
  it.each([
    ["src/answers/**", "src/answers/prompts/support.md", true],
    ["src/answers/**", "src/router.ts", false],
    ["src/**/*.ts", "src/answers/router.ts", true],
    ["src/*.ts", "src/answers/router.ts", false],
    ["/src/router.ts", "src/router.ts", true],
    ["./infra/", "infra/zones.yaml", true],
    ["infra", "infrastructure/zones.yaml", false],
    ["**/.env*", "services/gateway/.env.example", true],
    ["src/{answers,prompts}/*", "src/prompts/support.md", true],
    ["src/[ab].ts", "src/b.ts", true],
    ["!src/**", "README.md", false],
    ["pages/(shop)/index.ts", "pages/(shop)/index.ts", true],
  ])("%s governs %s: %s", (glob, file, governs) => expect(readAffects(glob).matches(file)).toBe(governs));

  it("says from where it starts", () => {
    expect(readAffects("src/answers/**")).toMatchObject({ base: "src/answers", isGlob: true });
    expect(readAffects("/src/router.ts")).toMatchObject({ base: "src/router.ts", isGlob: false });
  });

  it.each([
    [`${"*a".repeat(20)}b`, "a".repeat(200)],
    [`${"**/a/".repeat(20)}b`, `${"a/".repeat(200)}c`],
    [`${"+(".repeat(20)}a${")".repeat(20)}b`, "a".repeat(60)],
    [`${"{a,aa}".repeat(12)}b`, "a".repeat(60)],
    ["***a***a", "a".repeat(200)],
  ])("is asked in no time: %s", (glob, file) => {
    const { matches } = readAffects(glob);
    // Unbounded, most of them take longer than a test may.
    expect(matches(file)).toBe(false);
  });
});
