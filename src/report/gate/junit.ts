import type { GateReport } from "../../model/gate-report.ts";
import { VERDICT_WORDS } from "../../model/gate.ts";
import { escapeXml as xml } from "../escape-xml.ts";
import type { GateFormatter } from "../gate-formatter.ts";

/** JUnit XML for CI systems: a suite per metric with a case for the whole set and one per category. */
export const junit: GateFormatter = {
  name: "junit",
  format({ evidence, report }) {
    const suites = report.metrics.map((metric) => suite(evidence.name, metric, report));
    // A metric that could not be judged has no figures, and must not vanish.
    const unjudged = report.reasons.filter(({ code }) => code === "metric-missing");
    const missing = unjudged.map(({ metric, message }) =>
      suiteOf(`${evidence.name}: ${metric}`, [testCase(metric, "All cases", [{ kind: "error", message }])]),
    );
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${[...suites, ...missing].join("")}</testsuites>\n`;
  },
};

interface Outcome {
  /** An error is a verdict that could not be reached. */
  kind: "failure" | "error";
  message: string;
}

function suite(name: string, metric: GateReport["metrics"][number], { reasons }: GateReport): string {
  const own = reasons.filter((reason) => reason.metric === metric.name);
  const outcomes = (category: string | undefined): Outcome[] =>
    own
      .filter((reason) => reason.category === category)
      .map(({ message, code }) => ({ kind: isFailure(code, metric.verdict) ? "failure" : "error", message }));
  const named = new Set(metric.categories.map((category) => category.name));
  const absent = own.flatMap(({ category }) =>
    category === undefined || named.has(category) ? [] : [category],
  );
  return suiteOf(`${name}: ${metric.name}, ${VERDICT_WORDS[metric.verdict]}`, [
    testCase(metric.name, "All cases", outcomes(undefined)),
    ...[...named, ...absent].map((category) => testCase(metric.name, category, outcomes(category))),
  ]);
}

function isFailure(code: GateReport["reasons"][number]["code"], verdict: GateReport["verdict"]): boolean {
  return code === "category-min" || (code === "max-drop" && verdict === "block");
}

function suiteOf(name: string, cases: readonly { xml: string; outcomes: readonly Outcome[] }[]): string {
  const count = (kind: Outcome["kind"]) =>
    cases.filter(({ outcomes }) => outcomes.some((outcome) => outcome.kind === kind)).length;
  const facts = `tests="${cases.length}" failures="${count("failure")}" errors="${count("error")}"`;
  return `  <testsuite name="${xml(name)}" ${facts}>\n${cases.map((testcase) => testcase.xml).join("")}  </testsuite>\n`;
}

function testCase(
  metric: string,
  name: string,
  outcomes: readonly Outcome[],
): { xml: string; outcomes: readonly Outcome[] } {
  const opening = `    <testcase classname="${xml(metric)}" name="${xml(name)}"`;
  if (outcomes.length === 0) return { xml: `${opening}/>\n`, outcomes };
  const inner = outcomes.map(({ kind, message }) => `      <${kind} message="${xml(message)}"/>\n`);
  return { xml: `${opening}>\n${inner.join("")}    </testcase>\n`, outcomes };
}
