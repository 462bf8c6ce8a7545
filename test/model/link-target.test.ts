import { expect, test } from "vitest";
import { linkTarget } from "../../src/model/link-target.ts";

const from = "docs/adr/adr-0007-migrate-support-model.md";

test.each([
  ["img/latency.png", { kind: "file", path: "docs/adr/img/latency.png" }],
  [
    "./adr-0003-one-gateway.md#limits",
    { kind: "file", path: "docs/adr/adr-0003-one-gateway.md", anchor: "limits" },
  ],
  ["../../src/gateway%20client/", { kind: "file", path: "src/gateway client" }],
  ["/runbooks/support.md?plain=1#L12", { kind: "file", path: "runbooks/support.md", anchor: "L12" }],
  ["#pr%C3%BCfung", { kind: "file", path: from, anchor: "prüfung" }],
  ["100%.md", { kind: "file", path: "docs/adr/100%.md" }],
  ["", { kind: "file", path: from }],
  ["../../../issues/12", { kind: "outside" }],
  ["https://vendor.example/notice", { kind: "external" }],
  ["//vendor.example/notice", { kind: "external" }],
  ["mailto:ana@team.example", { kind: "external" }],
])("%s", (url, target) => {
  expect(linkTarget(from, url)).toEqual(target);
});
