import path from "node:path";
import { evidenceNames, evidencePath, loadEvidence } from "../evidence/load.ts";
import type { Evidence } from "../model/evidence.ts";
import { UserError } from "../model/user-error.ts";
import { nearest } from "../parse/nearest.ts";
import type { openProject } from "./verb.ts";

type Project = ReturnType<typeof openProject>;

/** Evidence that is kept with the records of `dir`, or of a package. */
export interface KeptEvidence {
  /** Its name; in a package with that one's before it, `billing:refunds-2026-11`. */
  called: string;
  name: string;
  /** The package; absent for `dir`. */
  source?: string;
  /** Absolute path. */
  file: string;
}

/** Every evidence file of a project. */
function keptEvidence({ root, config }: Pick<Project, "root" | "config">): KeptEvidence[] {
  const own: [source: string | undefined, folder: string][] = [
    [undefined, config.dir],
    ...Object.entries(config.packages),
  ];
  return own.flatMap(([source, folder]) => {
    const dir = path.join(root, folder);
    return evidenceNames(dir).map((name) => ({
      called: source === undefined ? name : `${source}:${name}`,
      name,
      ...(source === undefined ? {} : { source }),
      file: evidencePath(dir, name),
    }));
  });
}

/** The evidence that a person names, by its name or by its file; undefined where there is none. */
export function evidenceCalled(project: Project, named: string): KeptEvidence | undefined {
  const file = path.resolve(project.cwd, named);
  return keptEvidence(project).find((each) => each.called === named || each.file === file);
}

/** The name that is meant where a person has misspelt one. */
export function nearestEvidence(project: Project, named: string): string | undefined {
  return nearest(
    path.basename(named, ".json"),
    keptEvidence(project).map(({ called }) => called),
  );
}

/**
 * The evidence that a person names, by its name or by its file.
 * @throws UserError where there is none, or where it does not hold
 */
export function findEvidence(project: Project, named: string): Evidence {
  const found = evidenceCalled(project, named);
  if (found) return openEvidence(project, found);
  const folder = `${project.config.dir}/evidence`;
  const near = nearestEvidence(project, named);
  throw new UserError(
    `Unexpected \`${named}\`, expected evidence in ${folder}`,
    near === undefined
      ? `Pull it for a record that is there, or put the file into ${folder}.`
      : `Did you mean \`${near}\`?`,
  );
}

/**
 * Reads evidence.
 * @throws UserError where it does not hold
 */
export function openEvidence({ cwd }: Pick<Project, "cwd">, { file, name }: KeptEvidence): Evidence {
  const loaded = loadEvidence(path.dirname(path.dirname(file)), name);
  if (loaded.ok) return loaded.evidence;
  const shown = path.relative(cwd, file).split(path.sep).join("/");
  throw new UserError(`${shown}: ${loaded.message}`, loaded.hint);
}
