import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { loadConfig, readConfig } from "../../src/corpus/config.ts";
import { defaultConfig } from "../../src/model/config.ts";
import { UserError } from "../../src/model/user-error.ts";
import { folderOf } from "./folder.ts";

/** What a text's problems are, and the next step. */
function refused(text: string): [string, string] {
  try {
    readConfig(text, "reckon.yaml");
  } catch (error) {
    if (error instanceof UserError) return [error.message, error.hint];
    throw error;
  }
  throw new Error("was taken");
}

test("settings of nothing are the defaults", () => {
  expect(readConfig("", "reckon.yaml")).toEqual(defaultConfig());
  expect(readConfig("# nothing yet\n", "reckon.yaml")).toEqual(defaultConfig());
});

test("the format's own samples are valid, together", () => {
  const config = readConfig(
    `units: { sprint: 15 days, engineer-day: 800 USD, Release-Train: 3 weeks }
likelihood: { Rare: 2, almost-certain: 90 }
kinds:
  security-review: { prefix: SEC, sections: [Context, Options, Findings], keys: { cve: strings } }
gate:
  metric: pass
  max-drop: 2
  categories:
    billing-dispute: { critical: true, min: 90 }
  confidence: 0.95
  on-noise: block
  min-cases: 50
  min-coverage: 95
  errors: fail
prices:
  model-b:
    input: 3
    cached-input: 0.30
    cache-write: 3.75
    batch-input: 1.5
    batch-output: 7.5
    output: 15
    per: 1M tokens
    currency: USD
    as-of: 2026-11-01
    source: the vendor's price page
people: { ana: staff, mei: director }
approvals:
  - when: { door: one-way }
    needs: director
  - when: { monthly-above: 5000 USD }
    needs: executive
  - when: { gate-override: true }
    needs: director
self-approval: refuse
`,
    "reckon.yaml",
  );
  expect(config.units).toMatchObject({ sprint: 15, "release-train": 15, day: 1 });
  expect(config.engineerDay).toEqual({ amount: 800, currency: "USD" });
  expect(config.likelihood).toMatchObject({ rare: 2, unlikely: 15, "almost-certain": 90 });
  expect(config.kinds.at(-1)).toMatchObject({
    name: "security-review",
    prefix: "SEC",
    title: "security-review",
  });
});

describe("each error has its line, its column and the next step", () => {
  test.each([
    ["dirr: docs/adr", "reckon.yaml:1:1 Unexpected key `dirr`, expected `dir`", "Rename it to `dir`."],
    [
      "site:\n  titel: Ours",
      "reckon.yaml:2:3 Unexpected key `titel` under `site`, expected `title`",
      "Rename it to `title`.",
    ],
    [
      "ids: dates",
      "reckon.yaml:1:6 Unexpected `dates` for `ids`, expected number or date",
      "Did you mean `date`? Set `ids` to it.",
    ],
    [
      "currency: dollars",
      "reckon.yaml:1:11 Unexpected `dollars` for `currency`, expected an ISO 4217 code such as USD",
      "Correct the value of `currency`.",
    ],
    [
      "rules: { options/at-least-three: eror }",
      "reckon.yaml:1:34 Unexpected `eror` for `rules.options/at-least-three`, expected error, warning, advice or off",
      "Did you mean `error`? Set `rules.options/at-least-three` to it.",
    ],
    [
      "rules: { options/at-least-three: { level: eror } }",
      "reckon.yaml:1:43 Unexpected `eror` for `rules.options/at-least-three.level`, expected error, warning, advice or off",
      "Did you mean `error`? Set `rules.options/at-least-three.level` to it.",
    ],
    [
      "units: { sprint: two weeks }",
      "reckon.yaml:1:18 Unexpected `two weeks` for `units.sprint`, expected a quantity such as 10 days",
      "Write it as in `sprint: 10 days`.",
    ],
    [
      "units: { engineer-day: 800 }",
      "reckon.yaml:1:24 Unexpected `800` for `units.engineer-day`, expected a text",
      "Put the value of `units.engineer-day` in quotes.",
    ],
    [
      "units: { engineer-day: 700–900 USD }",
      "reckon.yaml:1:24 Unexpected `700–900 USD` for `units.engineer-day`, expected an amount such as 800 USD",
      "Write it as in `engineer-day: 800 USD`.",
    ],
    [
      "kinds: { sec: { prefix: sec } }",
      "reckon.yaml:1:25 Unexpected `sec` for `kinds.sec.prefix`, expected upper-case letters and digits, such as SEC",
      "Correct the value of `kinds.sec.prefix`.",
    ],
    [
      "kinds: { sec: { prefix: ADR } }",
      "reckon.yaml:1:25 Unexpected prefix `ADR` for `sec`, expected one that no other kind has",
      "`adr` has it: choose another.",
    ],
    [
      "kinds:\n  ../../etc: { prefix: SEC }",
      "reckon.yaml:2:3 Unexpected name `../../etc` under `kinds`, expected lower-case letters, digits and `-`, such as security-review",
      "Rename it.",
    ],
    [
      "prices: { model-b: { input: 3, per: 1M tokens, currency: USD, as-of: 2026-11-01, source: the price page } }",
      "reckon.yaml:1:11 Unexpected `prices.model-b` without `output`, expected a number",
      "Add a line `output: …` under `prices.model-b`.",
    ],
    [
      "dir: ../other",
      "reckon.yaml:1:6 Unexpected `dir` outside of the folder, expected one below it, and not `../other`",
      "Put reckon.yaml beside or above the records.",
    ],
    [
      "dir: /etc",
      "reckon.yaml:1:6 Unexpected `dir` outside of the folder, expected one below it, and not `/etc`",
      "Put reckon.yaml beside or above the records.",
    ],
    [
      "dir: docs/../../adr",
      "reckon.yaml:1:6 Unexpected `dir` outside of the folder, expected one below it, and not `docs/../../adr`",
      "Put reckon.yaml beside or above the records.",
    ],
    [
      "gate: { max-dropp: 2 }",
      "reckon.yaml:1:9 Unexpected key `max-dropp` under `gate`, expected `max-drop`",
      "Rename it to `max-drop`.",
    ],
    [
      "gate: { min-coverage: 120 }",
      "reckon.yaml:1:23 Unexpected `120` for `gate.min-coverage`, expected a number of at most 100",
      "Correct the value of `gate.min-coverage`.",
    ],
    [
      "gate: { categories: { safety: { critical: true } } }",
      "reckon.yaml:1:23 Unexpected `gate.categories.safety` without `min`, expected the lowest score that a critical category may have",
      "Add a line `min: …` under `gate.categories.safety`.",
    ],
    [
      "- dir",
      "reckon.yaml:1:1 Unexpected list for the file, expected a map of keys",
      "Change the file to a map of keys.",
    ],
    [
      "dir: adr\ndir: docs",
      "reckon.yaml:2:1 Unexpected second `dir`, expected each key once",
      "Delete one of the two.",
    ],
    [
      "__proto__: { dir: x }",
      "reckon.yaml:1:1 Unexpected key `__proto__`, expected a key of the format",
      "Delete it.",
    ],
  ])("%s", (text, message, hint) => {
    const [found, step] = refused(text);
    expect([found.split("\n")[0], step]).toEqual([message, hint]);
  });

  test("all of them at once", () => {
    const [found, last] = refused("dirr: a\nids: b\ndoors: c");
    expect([...found.split("\n"), last]).toEqual([
      "reckon.yaml:2:6 Unexpected `b` for `ids`, expected number or date",
      "→ Set `ids` to one of them.",
      "reckon.yaml:3:8 Unexpected `c` for `doors`, expected a map of keys",
      "→ Change `doors` to a map of keys.",
      "reckon.yaml:1:1 Unexpected key `dirr`, expected `dir`",
      "Rename it to `dir`.",
    ]);
  });

  test("of YAML that cannot be read", () => {
    expect(refused("dir: [adr")[0]).toMatch(/^reckon\.yaml:\d+:\d+ Unexpected YAML/u);
    expect(refused("x: &a 1\ny: *a")[0]).toMatch(/^reckon\.yaml:1:7 Unexpected YAML anchor/u);
  });
});

describe("the file", () => {
  test("is the nearest upwards, and the records are below its folder", () => {
    const folder = folderOf({ "reckon.yaml": "dir: docs/decisions/\n", "src/deep/gate.ts": "" });
    const { root, config } = loadConfig(path.join(folder, "src/deep"));
    expect([root, config.dir]).toEqual([folder, "docs/decisions"]);
  });

  test("may be named, and must then be there", () => {
    const folder = folderOf({ "settings/team.yaml": "dir: ./decisions\n" });
    expect(loadConfig(folder, "settings/team.yaml")).toMatchObject({
      root: path.join(folder, "settings"),
      config: { dir: "decisions" },
    });
    expect(() => loadConfig(folder, "none.yaml")).toThrow("none.yaml: Unexpected unreadable file (ENOENT)");
  });

  test("is no folder", () => {
    const folder = folderOf({ "reckon.yaml/x": "" });
    expect(() => loadConfig(folder)).toThrow(UserError);
  });

  test.each([
    ["itself", "adr"],
    ["on the way", "docs/adr"],
  ])("may not lead out through a link: %s", (_, dir) => {
    const folder = folderOf({ "repo/reckon.yaml": `dir: ${dir}\n`, "elsewhere/adr/x.md": "" });
    const link = path.join(folder, "repo", dir.split("/")[0]!);
    symlinkSync(path.join(folder, dir === "adr" ? "elsewhere/adr" : "elsewhere"), link);
    expect(() => loadConfig(path.join(folder, "repo"))).toThrow("Unexpected symbolic link in `dir`");
  });

  test("may itself be below a link, as folders for temporary files are", () => {
    const folder = folderOf({ "real/reckon.yaml": "", "real/adr/x.md": "" });
    symlinkSync("real", path.join(folder, "link"));
    mkdirSync(path.join(folder, "link/adr"), { recursive: true });
    expect(loadConfig(path.join(folder, "link")).config.dir).toBe("adr");
  });
});
