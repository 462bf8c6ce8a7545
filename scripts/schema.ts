/**
 * Writes `schema/*.json`, and from these `docs/reference/*.md`, from the Zod schemas of `src/model`, which are the only description of the formats. Draft 7,
 * because it is the draft that editors' YAML support reads best.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { ChangeReport } from "../src/model/change-report.ts";
import { ActivityReport } from "../src/model/activity-report.ts";
import { AuditManifest } from "../src/model/audit.ts";
import { Baseline } from "../src/model/baseline.ts";
import { ConfigFile } from "../src/model/config.ts";
import { CostReport } from "../src/model/cost-report.ts";
import { DecisionGraph } from "../src/model/decision-graph.ts";
import { Evidence } from "../src/model/evidence.ts";
import { RecordExport } from "../src/model/export-record.ts";
import { ImportReport } from "../src/model/import-report.ts";
import { InitReport } from "../src/model/init-report.ts";
import { LintReport } from "../src/model/finding.ts";
import { frontmatterSchema } from "../src/model/frontmatter.ts";
import { GateReport } from "../src/model/gate-report.ts";
import { BUILT_IN_KINDS } from "../src/model/kind.ts";
import type { KindDeclaration } from "../src/model/kind.ts";
import { ReadyReport } from "../src/model/ready-report.ts";
import { RecordDetail, RecordList, SearchReport } from "../src/model/record-entry.ts";
import { REFERENCE_FOLDER, referencePages } from "./reference.ts";
import { WhyReport } from "../src/model/why-report.ts";
import { SiteIndex } from "../src/model/site-index.ts";
import { RenumberReport } from "../src/model/renumber-report.ts";
import { ReverseReport } from "../src/model/reverse-report.ts";
import { RiskReport } from "../src/model/risk-report.ts";
import { EvidenceCheck, NewReport, TocReport } from "../src/model/written-report.ts";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Where a schema is found once the package is published; `$id` of each. */
const ADDRESS = "https://unpkg.com/reckon/schema/";

/** File name → text of every JSON Schema. */
export function schemaFiles(): Map<string, string> {
  const schemas: [name: string, title: string, description: string, schema: JsonSchema][] = [
    [
      "config.json",
      "reckon.yaml",
      "Settings of a repository whose decisions Reckon keeps.",
      written(ConfigFile),
    ],
    ["evidence.json", "Evidence", "adr/evidence/<name>.json, as `reckon pull` writes it.", written(Evidence)],
    ["baseline.json", "Baseline", "What `reckon lint --update-baseline` writes.", written(Baseline)],
    ["lint.json", "Lint report", "What `reckon lint --format json` prints.", printed(LintReport)],
    ["gate.json", "Gate report", "What `reckon gate --format json` prints.", printed(GateReport)],
    ["list.json", "Record list", "What `reckon list --json` prints.", printed(RecordList)],
    ["show.json", "Record", "What `reckon show --json` prints.", printed(RecordDetail)],
    ["search.json", "Search results", "What `reckon search --json` prints.", printed(SearchReport)],
    ["cost.json", "Cost report", "What `reckon cost --json` prints.", printed(CostReport)],
    ["report.json", "Report", "What `reckon report --json` prints.", printed(ActivityReport)],
    ["graph.json", "Decision graph", "What `reckon graph --json` prints.", printed(DecisionGraph)],
    [
      "export.json",
      "Record export",
      "What `reckon export json` prints; a line of `reckon export ndjson` is one of its records.",
      printed(RecordExport),
    ],
    ["site.json", "Site index", "`decisions.json` of a site that `reckon site` builds.", printed(SiteIndex)],
    ["audit.json", "Audit manifest", "`manifest.json` of `reckon export audit`.", printed(AuditManifest)],
    ["why.json", "Governing decisions", "What `reckon why --json` prints.", printed(WhyReport)],
    ["ready.json", "Release readiness", "What `reckon ready --json` prints.", printed(ReadyReport)],
    [
      "change.json",
      "Change report",
      "What the verbs that change records print with `--json`: propose, accept, reject, deprecate, supersede, approve, risk set.",
      printed(ChangeReport),
    ],
    ["init.json", "Beginning", "What `reckon init --json` prints.", printed(InitReport)],
    ["new.json", "New record", "What `reckon new --json` prints.", printed(NewReport)],
    ["toc.json", "Table of contents", "What `reckon toc --json` prints.", printed(TocReport)],
    [
      "pull-check.json",
      "Evidence check",
      "What `reckon pull --check --json` prints; `reckon pull --json` prints a gate report.",
      printed(EvidenceCheck),
    ],
    ["import.json", "Import", "What `reckon import --json` prints.", printed(ImportReport)],
    ["renumber.json", "Renumbering", "What `reckon renumber --json` prints.", printed(RenumberReport)],
    [
      "risk.json",
      "Risk register",
      "What `reckon risk list` and `risk due` print with `--json`.",
      printed(RiskReport),
    ],
    ["reverse.json", "Way back", "What `reckon reverse --json` prints.", printed(ReverseReport)],
    ...BUILT_IN_KINDS.map((kind): [string, string, string, JsonSchema] => [
      `frontmatter-${kind.name}.json`,
      `${kind.title}: frontmatter`,
      `Keys at the head of a record of kind ${kind.name}.`,
      frontmatter(kind),
    ]),
  ];
  return new Map(
    schemas.map(([name, title, description, schema]) => {
      // What a reader wants to know first comes first.
      const own = { $id: ADDRESS + name, title, description };
      const whole = { $schema: schema.$schema, ...own, ...schema, ...own };
      return [name, `${JSON.stringify(whole, null, 2)}\n`];
    }),
  );
}

/** What a person or a command writes: keys with a default may be left out. */
function written(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { target: "draft-7", io: "input" });
}

/** What a command prints: every key is there. */
function printed(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { target: "draft-7", io: "output" });
}

/** Names its own kind, and takes unknown keys under `x-` alone. */
function frontmatter(kind: KindDeclaration): JsonSchema {
  const schema = written(frontmatterSchema(kind));
  const named = { const: kind.name, description: `A record of this kind: ${kind.title}.` };
  return {
    ...schema,
    properties: { ...schema.properties, kind: named },
    patternProperties: { "^x-": {} },
    additionalProperties: false,
  };
}

if (import.meta.main) {
  const folder = path.resolve(import.meta.dirname, "../schema");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, text] of schemaFiles()) writeFileSync(path.join(folder, name), text);
  rmSync(REFERENCE_FOLDER, { recursive: true, force: true });
  mkdirSync(REFERENCE_FOLDER);
  for (const [name, text] of referencePages(schemaFiles()))
    writeFileSync(path.join(REFERENCE_FOLDER, name), text);
}
