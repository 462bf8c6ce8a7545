import { describe, expect, test } from "vitest";
import { linkTargets } from "../../src/site/link-targets.ts";
import { FILE, readKeys } from "../records.ts";

const published = new Map<string, string>();
const targets = linkTargets({
  record: readKeys("id: MEMO-0003"),
  slugs: new Map([
    [FILE, "memo-0003"],
    ["adr/gateway/adr-0005-one-gateway.md", "adr-0005"],
  ]),
  folders: ["adr"],
  isFile: (file) => file.startsWith("adr/images/") || file === "secrets.png",
  publish: (file, target) => void published.set(file, target),
});

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
    expect(targets.link(url)).toBe(address);
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

describe("an image in a record", () => {
  test("of the records' folder is published under a name of its own", () => {
    const found = targets.image("images/gateway.svg");
    expect(found).toEqual({ src: expect.stringMatching(/^\.\.\/media\/[0-9a-f]{8}\.svg$/u) as string });
    expect([...published.keys()]).toEqual(["adr/images/gateway.svg"]);
  });

  test.each([
    "../secrets.png",
    "images/../../secrets.png",
    "images/notes.txt",
    "images%2F..%2F..%2Fsecrets.png",
  ])("%s is not published", (url) => {
    expect(targets.image(url)).toEqual({ refused: "missing" });
    expect(published.has("secrets.png")).toBe(false);
  });

  test("of another host is never loaded", () => {
    expect(targets.image("https://example.org/pixel.png")).toEqual({ refused: "remote" });
    expect(targets.image("data:image/png;base64,AAAA")).toEqual({ refused: "remote" });
  });
});
