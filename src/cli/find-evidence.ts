import path from "node:path";
import { evidenceNames, evidencePath, loadEvidence } from "../evidence/load.ts";
import type { Evidence } from "../model/evidence.ts";
import { UserError } from "../model/user-error.ts";
import { nearest } from "../parse/nearest.ts";
import type { openProject } from "./verb.ts";

/**
 * The evidence that a person names, by its name or by its file.
 * @throws UserError where there is none, or where it does not hold
 */
export function findEvidence({ root, config, cwd }: ReturnType<typeof openProject>, named: string): Evidence {
  const dir = path.join(root, config.dir);
  const names = evidenceNames(dir);
  const name = names.find((each) => each === named || evidencePath(dir, each) === path.resolve(cwd, named));
  if (name === undefined) {
    const folder = `${config.dir}/evidence`;
    const near = nearest(path.basename(named, ".json"), names);
    throw new UserError(
      `Unexpected \`${named}\`, expected evidence in ${folder}`,
      near === undefined
        ? `Pull it for a record that is there, or put the file into ${folder}.`
        : `Did you mean \`${near}\`?`,
    );
  }
  const loaded = loadEvidence(dir, name);
  if (loaded.ok) return loaded.evidence;
  const shown = path.relative(cwd, evidencePath(dir, name)).split(path.sep).join("/");
  throw new UserError(`${shown}: ${loaded.message}`, loaded.hint);
}
