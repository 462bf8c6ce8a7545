import path from "node:path";
import { readText } from "../../corpus/read.ts";
import { draftRecord } from "../../corpus/scaffold.ts";
import { recordsFolder } from "../../model/config.ts";
import type { InitPart, InitReport } from "../../model/init-report.ts";
import { LIMITS } from "../../model/limits.ts";
import { counted } from "../../model/wording.ts";
import type { MarkdownParser } from "../../parse/markdown.ts";
import { escapeJson } from "../../report/escape.ts";
import { ADD_PEERS, peerFolder } from "../../site/peers.ts";
import { namedKind } from "../wanted-record.ts";
import { editorText, preCommitText, settingsText, workflowText } from "./contents.ts";
import { assertNoLink, entryAt } from "./place.ts";
import type { InitPlace } from "./place.ts";
import type { Survey } from "./survey.ts";
import { FIRST_TITLE } from "./wish.ts";
import type { Wish } from "./wish.ts";

/** A file that is to be there. */
export interface PlannedFile {
  part: InitPart;
  /** Absolute. */
  path: string;
  text: string;
  about: string;
  /** Whether a file of that name is there, which then stays as it is. */
  isThere: boolean;
  /** Whether it says something else, to which the text may have to be added by hand. */
  isOther: boolean;
}

export interface Planning {
  place: InitPlace;
  seen: Survey;
  wish: Wish;
  parser: MarkdownParser;
  today: string;
  by: readonly string[];
}

/**
 * The files that are wanted, in the order in which they are shown; nothing is written.
 * @throws UserError where a way leads through a link, or a folder's name cannot stand in a file
 */
export function planFiles(planning: Planning): PlannedFile[] {
  const { place, seen, wish } = planning;
  const { project, top } = place;
  const { parts } = wish;
  const known = path.posix.join(project.config.dir, "baseline.json");
  const baseline = path.join(project.root, known);
  const hasBaseline =
    entryAt(baseline) !== undefined || (parts.has("baseline") && seen.baseline.findings.length > 0);
  const kept = hasBaseline ? known : undefined;
  const makers: readonly [InitPart, () => Omit<PlannedFile, "part" | "isThere" | "isOther"> | undefined][] = [
    ["settings", () => settingsFile(place, seen)],
    ["record", () => recordFile(planning)],
    ["baseline", () => (hasBaseline ? baselineFile(baseline, seen) : undefined)],
    [
      "workflow",
      () => ({
        path: path.join(top, ".github/workflows/decisions.yml"),
        text: workflowText(place, kept),
        about: "checks every pull request",
      }),
    ],
    [
      "pre-commit",
      () => ({
        path: path.join(top, ".pre-commit-config.yaml"),
        text: preCommitText(place, kept),
        about: "checks every commit",
      }),
    ],
    [
      "editor",
      () => ({
        path: path.join(top, ".vscode/settings.json"),
        text: editorText(place),
        about: "schemas for VS Code",
      }),
    ],
  ];
  return makers.flatMap(([part, make]): PlannedFile[] => {
    const file = parts.has(part) ? make() : undefined;
    if (!file) return [];
    if (entryAt(file.path)) return [{ part, ...file, isThere: true, isOther: saysOther(file) }];
    assertNoLink(file.path.startsWith(project.root + path.sep) ? project.root : top, file.path);
    return [{ part, ...file, isThere: false, isOther: false }];
  });
}

function saysOther({ path: file, text }: Pick<PlannedFile, "path" | "text">): boolean {
  const read = readText(file, LIMITS.frontmatter);
  return !("text" in read) || read.text !== text;
}

function settingsFile(
  place: InitPlace,
  { profile }: Survey,
): Omit<PlannedFile, "part" | "isThere" | "isOther"> {
  const file = place.project.file ?? path.join(place.project.root, "reckon.yaml");
  return { path: file, text: settingsText(place, profile), about: "settings" };
}

/** The first record, through the same template and numbering as `reckon new`. */
function recordFile({ seen, wish, parser, today, by }: Planning): ReturnType<typeof settingsFile> {
  const { config, root } = seen.project;
  const draft = draftRecord(
    { root, config, parser },
    {
      kind: namedKind(config, "adr"),
      title: wish.title,
      date: today,
      decisionMakers: by,
    },
  );
  return {
    path: draft.file,
    text: draft.text,
    about: `${draft.id}, the first record`,
  };
}

function baselineFile(file: string, { baseline }: Survey): ReturnType<typeof settingsFile> {
  return {
    path: file,
    text: `${escapeJson(baseline)}\n`,
    about: `${counted(baseline.findings.length, "finding")}, known from now on`,
  };
}

/** The folder in which the first record gets its number. */
export function numberedFolder({ project }: Survey): string {
  return path.join(project.root, recordsFolder(project.config, undefined));
}

/** What to do next. */
export function nextSteps(
  { place, seen, wish }: Planning,
  files: readonly InitReport["files"][number][],
): string[] {
  const fresh = (part: InitPart): string | undefined =>
    files.find((file) => file.part === part && file.state !== "there")?.file;
  const record = fresh("record");
  const baseline = fresh("baseline");
  const isForeign = seen.found !== undefined && seen.found.dialects.length > 0;
  const site = peerFolder("astro", place.project.root) ? "" : `\`${ADD_PEERS}\`, then `;
  const begun = seen.found !== undefined || place.project.file !== undefined;
  return [
    ...(begun && wish.title !== FIRST_TITLE
      ? ["A first record is written where nothing is; the next is for `reckon new adr`."]
      : []),
    ...(record === undefined ? [] : [`Fill the blanks in ${record}, then run \`reckon lint\`.`]),
    ...(baseline === undefined ? [] : [`See what is new: \`reckon lint --baseline ${baseline}\`.`]),
    ...(wish.parts.has("baseline") && seen.baseline.findings.length === 0
      ? ["Lint finds nothing: no baseline is needed."]
      : []),
    ...(isForeign && place.project.file === undefined
      ? ["Turn them into Reckon's own records when you want to: `reckon import --dry-run` shows it."]
      : []),
    ...(wish.parts.has("site") ? [`Build the site: ${site}\`reckon site build\`.`] : []),
  ];
}
