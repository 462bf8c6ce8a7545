import { statSync } from "node:fs";
import path from "node:path";
import { readConfig } from "../../corpus/config.ts";
import { configureRules } from "../../lint/configure.ts";
import { fingerprintsOf } from "../../lint/fingerprint.ts";
import { baselineOf } from "../../lint/baseline.ts";
import { RULES } from "../../lint/rules/index.ts";
import { lint } from "../../lint/run.ts";
import type { LintResult } from "../../lint/run.ts";
import { recordsFolders } from "../../model/config.ts";
import type { Baseline } from "../../model/baseline.ts";
import type { DialectName } from "../../model/dialects.ts";
import type { Profile } from "../../model/foreign.ts";
import type { InitReport } from "../../model/init-report.ts";
import { profileOf } from "../found.ts";
import { selectSource } from "../source.ts";
import { sourceLines } from "../source-lines.ts";
import { settingsText } from "./contents.ts";
import type { InitPlace } from "./place.ts";

/** What is there, and the project under the settings that are proposed for it. */
export interface Survey {
  project: InitPlace["project"];
  profile?: Profile;
  /** Absent where there are no records. */
  found?: NonNullable<InitReport["found"]>;
  /** Of all that lint finds under these settings. */
  baseline: Baseline;
}

/**
 * Reads and lints the records that are there, under the settings that are proposed.
 * @throws UserError where the folder cannot be read
 */
export async function survey(place: InitPlace, today: string): Promise<Survey> {
  const { project } = place;
  const folders = recordsFolders(project.config).map((folder) => path.join(project.root, folder));
  if (!folders.some((folder) => statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false))
    return unsurveyed(place);
  const seen = await lintAll(project, today);
  const profile = profileFor(seen.dialects);
  const proposed = settled(place, profile);
  const result = await lintAll(proposed, today);
  const count = (level: string): number => result.findings.filter((each) => each.level === level).length;
  const { findings } = result;
  return {
    project: proposed,
    ...(profile === undefined ? {} : { profile }),
    ...(result.records === 0
      ? {}
      : {
          found: {
            dir: project.config.dir,
            ...(project.detected?.by === undefined ? {} : { by: project.detected.by }),
            records: result.records,
            dialects: [...result.dialects].map(([dialect, records]) => ({ dialect, records })),
            ...(profile === undefined ? {} : { profile }),
            errors: count("error"),
            warnings: count("warning"),
            advice: count("advice"),
          },
        }),
    baseline: baselineOf(findings, fingerprintsOf(findings, sourceLines(project.root))),
  };
}

/** Of a project where nothing has to be looked at. */
export function unsurveyed(place: InitPlace): Survey {
  return { project: settled(place, undefined), baseline: { version: 1, findings: [] } };
}

async function lintAll(project: InitPlace["project"], today: string): Promise<LintResult> {
  const source = await selectSource(project, []);
  return lint(source, configureRules(RULES, project.config, new Map(), project), today);
}

/** One profile stands for all in settings: of several, the one whose rules hold the others. */
function profileFor(dialects: ReadonlyMap<DialectName, number>): Profile | undefined {
  const profiles = new Set([...dialects.keys()].map(profileOf));
  return (["madr", "nygard"] as const).find((profile) => profiles.has(profile));
}

/**
 * The project as `reckon.yaml` would have it that is proposed: what is written is read first.
 * @throws UserError where a folder's name cannot stand in settings
 */
function settled({ project, top }: InitPlace, profile: Profile | undefined): InitPlace["project"] {
  if (project.file !== undefined) return project;
  const config = readConfig(settingsText({ project, top }, profile), "reckon.yaml");
  return { ...project, config: { ...config, profile: config.profile ?? "strict" } };
}
