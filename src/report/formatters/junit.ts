import type { Finding } from "../../model/finding.ts";
import { counted } from "../../model/wording.ts";
import { escapeXml } from "../escape-xml.ts";
import type { Formatter } from "../formatter.ts";

/**
 * JUnit XML: a suite per file, a case per finding. Errors are failures; warnings and advice pass and say what they are,
 * since they fail no run either. Without findings one case passes, so that the report is not taken for an empty one.
 */
export const junit: Formatter = {
  format({ findings, records }) {
    const groups = [...Map.groupBy(findings, (finding) => finding.file)];
    const suites = groups.map(([file, found]) => suite(file, found));
    const clean = `  <testsuite name="reckon lint" tests="1" failures="0">\n    <testcase classname="reckon lint" name="No findings in ${counted(records, "record")}"/>\n  </testsuite>\n`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.length === 0 ? clean : suites.join("")}</testsuites>\n`;
  },
};

function suite(file: string, findings: readonly Finding[]): string {
  const failures = findings.filter(({ level }) => level === "error").length;
  const facts = `tests="${findings.length}" failures="${failures}"`;
  return `  <testsuite name="${escapeXml(file)}" ${facts}>\n${findings.map(testCase).join("")}  </testsuite>\n`;
}

function testCase({ file, rule, level, message, hint, range }: Finding): string {
  const { line, column } = range.start;
  const place = `${file}:${line}:${column}`;
  const opening = `    <testcase classname="${escapeXml(file)}" name="${escapeXml(`${rule} (${line}:${column})`)}" file="${escapeXml(file)}" line="${line}">`;
  const said = escapeXml(`${place} ${message}. ${hint}`);
  const outcome =
    level === "error"
      ? `<failure type="${escapeXml(rule)}" message="${escapeXml(message)}">${said}</failure>`
      : `<system-out>${level}: ${said}</system-out>`;
  return `${opening}\n      ${outcome}\n    </testcase>\n`;
}
