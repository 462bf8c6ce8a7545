import { describe, expect, it } from "vitest";
import { judge } from "../../../src/evidence/gate.ts";
import { gateEntries, GatePolicy } from "../../../src/model/gate.ts";
import { GATE_FORMATTERS } from "../../../src/report/gate/index.ts";
import { answers, supportEvidence } from "../../evidence/results.ts";

/** Category names that a result file of somebody else may hold. */
const NAMES = [
  "##[add-mask]refunds",
  'a<b> & "c"',
  "up\u001B[2J\nnext: 100%, ::error::x",
  "right \u202E left",
];

async function formatted(name: string, color = false): Promise<string> {
  const before = NAMES.flatMap((category) => answers(category, 20, 0));
  const after = before.map((answer, index) =>
    index % 5 === 0 ? { ...answer, outcome: "fail" as const } : answer,
  );
  const policy = GatePolicy.parse({ categories: { [NAMES[1]!]: { critical: true, min: 90 } } });
  const evidence = await supportEvidence(before, after);
  const formatter = GATE_FORMATTERS.find((candidate) => candidate.name === name)!;
  return formatter.format(
    { evidence, report: judge(evidence, policy), entries: gateEntries(policy) },
    { color },
  );
}

describe("a gate's formats", () => {
  it.each(GATE_FORMATTERS.map(({ name }) => name))(
    "%s lets nothing through that moves a cursor or commands a log",
    async (name) => {
      const text = await formatted(name);
      expect(text).not.toContain("##[");
      for (const hidden of ["\u001B", "\u202E", "\r"]) expect(text).not.toContain(hidden);
      expect(text.endsWith("\n")).toBe(true);
    },
  );

  it("json gives every name back as it was", async () => {
    const report = JSON.parse(await formatted("json")) as { metrics: { categories: { name: string }[] }[] };
    expect(report.metrics[0]?.categories.map((category) => category.name).toSorted()).toEqual(
      NAMES.toSorted(),
    );
  });

  it("github writes one command per line, and no name begins one", async () => {
    const lines = (await formatted("github")).trimEnd().split("\n");
    expect(lines.every((line) => /^::(?:error|notice) title=Gate[^:]*::/.test(line))).toBe(true);
    expect(lines[0]).toBe(
      '::error title=Gate blocked::a<b> & "c" 80.0 is below its minimum 90 (16 of 20 cases)',
    );
  });

  it("junit escapes names and puts the failure at its category", async () => {
    const text = await formatted("junit");
    expect(text).toContain('tests="5" failures="2" errors="0"');
    expect(text).toMatch(/name="a&lt;b&gt; &amp; &quot;c&quot;">\n +<failure message="a&lt;b&gt; [^<]+"\/>/);
  });

  it("pretty colours the verdict only where colour is asked for", async () => {
    expect(await formatted("pretty", true)).toContain("\u001B[31m✖ gate blocked\u001B[39m");
    expect(await formatted("pretty")).toContain(
      '\n✖ gate blocked\n  a<b> & "c" 80.0 is below its minimum 90 (16 of 20 cases)\n',
    );
  });
});
