import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPages } from "../../src/site/build.ts";
import type { DecisionView } from "../../src/site/view.ts";
import { removeFolder, temporaryFolder } from "../package/packed.ts";
import { readFixture } from "./fixture.ts";

const root = temporaryFolder("bad-input");
const outDir = path.join(root, "out");
afterAll(() => removeFolder(root));

const LONG = "Move every answer of the harbour office ".repeat(8).trim();
const OPTIONS = Array.from({ length: 40 }, (_, index) => `O${index + 1}: Supplier ${index + 1}`);

function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...rest] = rows;
  return [head, head.map(() => "---"), ...rest].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const RISKS = table([
  ["ID", "Risk", "Likelihood", "Impact", "Owner", "Signal", "Review by", "Status"],
  ...Array.from({ length: 200 }, (_, index) => [
    `R${index + 1}`,
    `Berth ${index + 1} waits`,
    "unlikely",
    "minor",
    "Noor Haddad",
    "wait p95 > 20 s",
    "2027-02-01",
    "open",
  ]),
]);

/** What each record is about → its frontmatter beyond the usual, title and text. */
const RECORDS: readonly { keys?: string; title: string; text: string }[] = [
  { title: "Leave the options out", text: "## Context\n\nNobody compared.\n\n## Decision\n\nNone yet." },
  {
    keys: "evidence: [pilot-2026-09]\n",
    title: "Name evidence that is gone",
    text: "## Context\n\nMeasured in September.\n\n## Evidence\n\nSee the figures.",
  },
  { title: LONG, text: "## Context\n\nA long title." },
  { title: "🚢⚓ نقل الإجابات 🚢", text: "## Context\n\nمرحبا" },
  {
    title: "Compare forty suppliers",
    text: `## Options\n\n${table([
      ["Dimension", ...OPTIONS],
      ["Price", ...OPTIONS.map(() => "$1,200")],
      ["Reversal cost", ...OPTIONS.map(() => "low")],
      ["Recommendation", "Preferred", ...OPTIONS.slice(1).map(() => "")],
    ])}`,
  },
  { title: "Accept two hundred risks", text: `## Risks\n\n${RISKS}` },
];

let decisions: DecisionView[];
beforeAll(async () => {
  mkdirSync(path.join(root, "adr"));
  writeFileSync(path.join(root, "reckon.yaml"), "dir: adr\n");
  for (const [index, { keys = "", title, text }] of RECORDS.entries()) {
    const id = `ADR-000${index + 1}`;
    writeFileSync(
      path.join(root, `adr/${id.toLowerCase()}-record.md`),
      `---\nid: ${id}\nkind: adr\nstatus: proposed\ndate: 2026-11-0${index + 1}\n${keys}---\n\n# ${title}\n\n${text}\n`,
    );
  }
  const { view } = await readFixture(root);
  ({ decisions } = view);
  const hadFolder = existsSync(".astro");
  await buildPages(view, { root, outDir, base: "/" });
  // Wherever the output lies, nothing is written to the working directory.
  expect(existsSync(".astro")).toBe(hadFolder);
});

function decision(title: string): DecisionView {
  return decisions.find((candidate) => candidate.title === title)!;
}

function page(title: string): string {
  return readFileSync(path.join(outDir, decision(title).slug, "index.html"), "utf8");
}

describe("a record that is not as it should be has a page", () => {
  test("without options: the rest stands", () => {
    expect(decision("Leave the options out")).not.toHaveProperty("options");
    expect(page("Leave the options out")).toContain("Nobody compared.");
  });

  test("with evidence that is gone: said in the section, with file and line", () => {
    const { sections, problems } = decision("Name evidence that is gone");
    const evidence = sections.find(({ name }) => name === "evidence")!;
    expect(problems.map(({ file, line }) => `${file}:${line}`)).toEqual(["adr/adr-0002-record.md:6"]);
    expect(evidence.blocks.map(({ type }) => type)).toEqual(["problem", "prose"]);
    const html = page("Name evidence that is gone");
    expect(html).toContain("pilot-2026-09");
    expect(html).toContain("Measured in September.");
  });

  test("with a title of 300 characters, of emoji and of Arabic", () => {
    expect(LONG.length).toBeGreaterThan(300);
    expect(page(LONG)).toContain(`<h1>${LONG}</h1>`);
    expect(decision("🚢⚓ نقل الإجابات 🚢").slug).toBe("adr-0004");
    expect(page("🚢⚓ نقل الإجابات 🚢")).toContain("<h1>🚢⚓ نقل الإجابات 🚢</h1>");
  });

  test("with 40 options, each a column", () => {
    expect(decision("Compare forty suppliers").options!.columns).toHaveLength(40);
    expect(page("Compare forty suppliers")).toContain("Supplier 40");
  });

  test("with 200 risks, each a row with an anchor of its own", () => {
    const html = page("Accept two hundred risks");
    expect(html.match(/id="R\d+"/gu)).toHaveLength(200);
    expect(html).toContain("Berth 200 waits");
  });
});
