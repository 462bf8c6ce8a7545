import { describe, expect, it } from "vitest";
import { DecisionGraph } from "../../../src/model/decision-graph.ts";
import { adr, project } from "../../project.ts";
import { reckon } from "../terminal.ts";

const files = {
  "adr/adr-0001-bot.md": adr(
    "ADR-0001",
    "Scripted bot",
    "status: superseded\ndate: 2025-01-10\nsuperseded-by: [ADR-0002]",
  ),
  "adr/adr-0002-model.md": adr(
    "ADR-0002",
    'Answer "billing" & <b>more</b> with a `model` \\n of our own choice',
    "status: accepted\ndate: 2025-06-10\nsupersedes: [ADR-0001]\nplan: EVAL-0404",
  ),
  "adr/adr-0003-cache.md": adr(
    "ADR-0003",
    "Cache",
    "status: draft\ndate: 2026-01-10\nbuilds-on: [ADR-0002]\nrelates-to: [ADR-0001]",
  ),
};

const graph = async (...args: string[]) => (await reckon(project(files), ["graph", ...args])).stdout;

describe("reckon graph", () => {
  it("has an edge for each relation, one for a supersession, and a node for an id that no record has", async () => {
    const { nodes, edges } = DecisionGraph.parse(JSON.parse(await graph("--json")));
    expect(nodes.map(({ id, status }) => [id, status])).toEqual([
      ["ADR-0001", "superseded"],
      ["ADR-0002", "accepted"],
      ["ADR-0003", "draft"],
      ["EVAL-0404", undefined],
    ]);
    expect(edges.map(({ from, relation, to }) => `${from} ${relation} ${to}`)).toEqual([
      "ADR-0002 supersedes ADR-0001",
      "ADR-0002 plan EVAL-0404",
      "ADR-0003 builds-on ADR-0002",
      "ADR-0003 relates-to ADR-0001",
    ]);
  });

  it("keeps the neighbours of what it is narrowed to", async () => {
    const { nodes, edges } = DecisionGraph.parse(JSON.parse(await graph("--json", "--status", "superseded")));
    expect(nodes.map(({ id, title }) => [id, title !== undefined])).toEqual([
      ["ADR-0001", true],
      ["ADR-0002", true],
      ["ADR-0003", true],
    ]);
    expect(edges).toHaveLength(2);
  });

  it("leads from a postmortem to the record whose risks came true, once", async () => {
    const post = `---\nid: POST-0001\nkind: postmortem\nstatus: accepted\ndate: 2026-02-01\nmaterialised: [ADR-0002/R1, ADR-0002/R3]\n---\n\n# Wrong bills\n`;
    const folder = project({ ...files, "adr/post-0001-bills.md": post });
    const { stdout } = await reckon(folder, ["graph", "--json", "--kind", "postmortem"]);
    const { nodes, edges } = DecisionGraph.parse(JSON.parse(stdout));
    expect(nodes.map(({ id }) => id)).toEqual(["POST-0001", "ADR-0002"]);
    expect(edges).toEqual([{ from: "POST-0001", to: "ADR-0002", relation: "materialised" }]);
    const dot = await reckon(folder, ["graph", "--format", "dot"]);
    expect(dot.stdout).toContain('n3 -> n1 [label="came true"');
  });

  it("writes titles into dot and mermaid as text", async () => {
    expect(await graph("--format", "dot")).toContain(
      String.raw`n1 [label="ADR-0002 · accepted\nAnswer \"billing\" &amp; more with\na model \\n of our own choice", fillcolor="#e2f3e5"];`,
    );
    const mermaid = await graph("--format", "mermaid");
    expect(mermaid).toContain(
      '  n1["ADR-0002 · accepted<br/>Answer #34;billing#34; #38; more with<br/>a model #92;n of our own choice"]:::accepted\n',
    );
    expect(mermaid).toContain("  n2 -->|builds on| n1\n  n2 -.- n0\n");
  });

  it("draws a picture", async () => {
    const svg = await graph();
    expect(svg).toMatch(/^<\?xml[\s\S]*<svg [\s\S]*<\/svg>\s*$/u);
    expect(svg).toContain("Answer &quot;billing&quot; &amp; more");
    expect(svg.match(/class="node"/gu)).toHaveLength(4);
    expect(svg.match(/class="edge"/gu)).toHaveLength(4);
  });
});
