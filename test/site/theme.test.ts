import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readTheme } from "../../src/site/theme.ts";
import { removeFolder, temporaryFolder } from "../package/packed.ts";
import { readFixture } from "./fixture.ts";

const folder = temporaryFolder("theme");
afterAll(() => removeFolder(folder));

describe("a team's theme", () => {
  test("is its style, its logo, and its words at the beginning and the end", async () => {
    const { theme, files } = (await readFixture("site-bodies")).view;
    expect(theme).toMatchObject({
      style: expect.stringMatching(/^theme\/theme-[0-9a-f]{8}\.css$/u) as string,
      logo: {
        path: expect.stringMatching(/^theme\/logo-[0-9a-f]{8}\.svg$/u) as string,
        width: 96,
        height: 32,
      },
    });
    expect(theme.footer).toContain('<a href="https://harbour.example.org/imprint">imprint</a>');
    // From the base, since it stands on every page.
    expect(theme.footer).toContain('<a href="/docs/">how it works</a>');
    const logo = files.find((file) => file.path === theme.logo!.path)!;
    expect("text" in logo && String(logo.text)).toContain("<path");
    expect(`${JSON.stringify(theme)}${JSON.stringify(logo)}`).not.toMatch(/<script|owned/u);
  });

  test("is nothing where there is none", () => {
    expect(readTheme(folder, () => undefined)).toEqual({ theme: {}, files: [] });
  });

  test.each([
    ["logo.svg", "<svg><g></svg>", "expected a well-formed SVG"],
    ["theme.css", "x".repeat(70_000), "expected at most 65536"],
    ["theme.css", Buffer.from([0xff, 0xfe, 0x00]), "expected UTF-8"],
  ])("says what is wrong with %s", (name, content, message) => {
    const dir = path.join(folder, String(content.length));
    mkdirSync(path.join(dir, "site"), { recursive: true });
    writeFileSync(path.join(dir, "site", name), content);
    expect(() => readTheme(dir, () => undefined)).toThrow(message);
  });
});
