import type { Location, Log, PhysicalLocation, Region, ReportingDescriptor, Result } from "sarif";
import { fingerprintsOf } from "../../lint/fingerprint.ts";
import type { Rule } from "../../lint/rule.ts";
import type { Finding, Level } from "../../model/finding.ts";
import type { Range } from "../../model/position.ts";
import { escapeJson, escapeText } from "../escape.ts";
import type { FormatContext, Formatter } from "../formatter.ts";

const LEVELS: Readonly<Record<Level, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  advice: "note",
};

/** SARIF 2.1.0, for code scanning: what the baseline knows and what a record answers for is left out. */
export const sarif: Formatter = {
  format(result, context) {
    const { findings, known = [] } = result;
    const fingerprints = fingerprintsOf([...findings, ...known], context.sourceLine);
    const rules = (context.tool?.rules ?? []).map((rule) => descriptor(rule, context.tool!));
    const log: Log = {
      $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: {
            driver: {
              name: "Reckon",
              ...(context.tool ? { version: context.tool.version, informationUri: context.tool.home } : {}),
              rules,
            },
          },
          columnKind: "utf16CodeUnits",
          results: findings.map((finding) => ({
            ...resultOf(finding, context),
            ...indexOf(finding, rules),
            partialFingerprints: { "reckonFinding/v1": fingerprints.get(finding)! },
          })),
        },
      ],
    };
    return `${escapeJson(log)}\n`;
  },
};

function descriptor(
  { id, description, level }: Rule,
  { page }: NonNullable<FormatContext["tool"]>,
): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: description },
    help: { text: `reckon lint --explain ${id} prints what the rule is for, with examples.` },
    defaultConfiguration: { level: LEVELS[level] },
    helpUri: page(id),
  };
}

function indexOf(finding: Finding, rules: readonly ReportingDescriptor[]): { ruleIndex?: number } {
  const ruleIndex = rules.findIndex(({ id }) => id === finding.rule);
  return ruleIndex === -1 ? {} : { ruleIndex };
}

function resultOf(finding: Finding, context: FormatContext): Result {
  const { rule, level, message, hint, file, range, record, related = [] } = finding;
  return {
    ruleId: rule,
    level: LEVELS[level],
    message: { text: plainMessage(`${message}. ${hint}`) },
    locations: [
      {
        physicalLocation: place(file, range, context),
        ...(record === undefined ? {} : { logicalLocations: [{ name: record, kind: "resource" }] }),
      },
    ],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((other, index): Location => ({
            id: index + 1,
            physicalLocation: place(other.file, other.range, context),
            message: { text: plainMessage(other.message) },
          })),
        }),
    ...fixesOf(finding, context),
  };
}

/** A viewer takes `[text](target)` for a link of the tool's own. */
function plainMessage(text: string): string {
  return escapeText(text).replaceAll("](", "] (");
}

function fixesOf({ fix, file, hint }: Finding, context: FormatContext): Pick<Result, "fixes"> {
  if (!fix) return {};
  const replacements = fix.map(({ range, text }) => ({
    deletedRegion: region(range),
    insertedContent: { text },
  }));
  const { artifactLocation } = place(file, fix[0]!.range, context);
  return {
    fixes: [
      { description: { text: plainMessage(hint) }, artifactChanges: [{ artifactLocation, replacements }] },
    ],
  };
}

function place(
  file: string,
  range: Range,
  context: FormatContext,
): PhysicalLocation & { artifactLocation: { uri: string } } {
  const path = context.inRepository?.(file) ?? file;
  const uri = path.toWellFormed().split("/").map(encodeURIComponent).join("/");
  return { artifactLocation: { uri, uriBaseId: "%SRCROOT%" }, region: region(range) };
}

function region({ start, end }: Range): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
