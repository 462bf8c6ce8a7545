import { describe, expect, test } from "vitest";
import { linkTargets } from "../../src/site/link-targets.ts";
import { forgeOf } from "../../src/site/forge.ts";
import type { LinkSource } from "../../src/site/link-targets.ts";

const commit = "5f0c2d8e4b1a39786c5d4e3f2a1b0c9d8e7f6a5b";
const present = new Set([
  "adr/images/gateway.svg",
  "adr/images/notes.txt",
  "secrets.png",
  "src/fares/rules #1.ts",
]);
const source: LinkSource = {
  file: "adr/memo-0003-migrate-the-support-model.md",
  headings: [],
  up: "../",
  page: (file) => (file === "adr/gateway/adr-0005-one-gateway.md" ? { path: "adr-0005/" } : undefined),
  mention: () => undefined,
  entry: (file) => (present.has(file) ? "file" : file === "src/fares" ? "folder" : undefined),
  image: (file) =>
    file.startsWith("adr/images/") && file.endsWith(".svg")
      ? { file: { path: "media/1.svg", text: "" }, width: 8 }
      : undefined,
};
const targets = linkTargets(source);

describe("a link in a record", () => {
  test.each([
    ["gateway/adr-0005-one-gateway.md", "../adr-0005/"],
    ["gateway/adr-0005-one-gateway.md#reversal", "../adr-0005/#reversal"],
    ["/adr/gateway/adr-0005-one-gateway.md", "../adr-0005/"],
    ["./gateway/../gateway/adr-0005-one-gateway.md?plain=1", "../adr-0005/"],
    ["#options", "#options"],
    ["https://example.org/plan", "https://example.org/plan"],
    ["mailto:on-call@example.org", "mailto:on-call@example.org"],
  ])("%s leads to %s", (url, address) => {
    expect(targets.link(url)?.href).toBe(address);
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "//example.org/plan",
    String.raw`\\host\share`,
    "../../etc/passwd",
    "../README.md",
    "%E0%A4%A",
    "vbscript:x",
  ])("%s leads nowhere", (url) => {
    expect(targets.link(url)).toBeUndefined();
  });
});

describe("a link to a file of the repository", () => {
  const of = (remote: string, forge?: "gitea") => {
    const found = forgeOf({ remote, commit, config: forge ? { forge } : {} });
    return linkTargets({ ...source, ...(found ? { forge: found } : {}) });
  };

  test.each([
    [
      "git@github.com:fernway/help.git",
      `https://github.com/fernway/help/blob/${commit}/src/fares/rules%20%231.ts`,
    ],
    [
      "https://ana:t0ken@gitlab.com/rail/group/help.git/",
      `https://gitlab.com/rail/group/help/-/blob/${commit}/src/fares/rules%20%231.ts`,
    ],
    [
      "ssh://git@codeberg.org:2222/fernway/help",
      `https://codeberg.org/fernway/help/src/commit/${commit}/src/fares/rules%20%231.ts`,
    ],
    [
      "https://bitbucket.org/fernway/help",
      `https://bitbucket.org/fernway/help/src/${commit}/src/fares/rules%20%231.ts`,
    ],
  ])("leads to %s at the commit", (remote, address) => {
    expect(of(remote).link("../src/fares/rules%20%231.ts#L10")?.href).toBe(`${address}#L10`);
  });

  test("leads to a folder, and nowhere where there is no such file", () => {
    const { link } = of("git@github.com:fernway/help.git");
    expect(link("../src/fares/")?.href).toBe(`https://github.com/fernway/help/tree/${commit}/src/fares`);
    expect(link("../src/refunds/")).toBeUndefined();
  });

  test("leads to a host of unknown make only where the settings say what it is", () => {
    const remote = "git@code.fernway.example:help.git";
    expect(of(remote).link("../src/fares")).toBeUndefined();
    expect(of(remote, "gitea").link("../src/fares")?.href).toBe(
      `https://code.fernway.example/help/src/commit/${commit}/src/fares`,
    );
  });

  test.each(["/srv/git/help.git", "file:///srv/git/help.git", "javascript:alert(1)//x", "ext::sh -c x"])(
    "leads nowhere where the remote is %s",
    (remote) => {
      expect(forgeOf({ remote, commit, config: { forge: "github" } })).toBeUndefined();
    },
  );
});

describe("an image in a record", () => {
  test("has the address that it is published at, and its size where all of it is known", () => {
    expect(targets.image("images/gateway.svg")).toEqual({ src: "../media/1.svg" });
  });

  test.each([
    ["images/../../secrets.png", "unfit"],
    ["images/notes.txt", "unfit"],
    ["../../secrets.png", "missing"],
    ["images/gone.png", "missing"],
    ["https://example.org/pixel.png", "remote"],
    ["data:image/png;base64,AAAA", "remote"],
    ["//example.org/pixel.png", "remote"],
  ])("%s is not shown: %s", (url, refused) => {
    expect(targets.image(url)).toEqual({ refused });
  });
});
