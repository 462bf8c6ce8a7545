import path from "node:path";
import { pathFrom } from "../../corpus/load.ts";
import { readText } from "../../corpus/read.ts";
import { readAffects } from "../../model/affects.ts";
import { recordsFolder } from "../../model/config.ts";
import { LIMITS } from "../../model/limits.ts";
import { UserError } from "../../model/user-error.ts";
import { meaningOf, rewriteReferences } from "../../register/renumber.ts";
import type { Renumbering } from "../../register/renumber.ts";
import type { RenumberPlace } from "./place.ts";
import type { RenumberIntent } from "./journal.ts";
import { ownLines } from "./lines.ts";
import type { RenumberPlan } from "./renumber-plan.ts";

/** A file of more than so many bytes is not searched for references. */
const LARGEST = 1024 * 1024;
const MOST_FILES = 50_000;

/**
 * Rewrites files that are no records: evidence that gets another name and says it inside, and what the globs name. Files
 * that are no text are passed over.
 * @throws UserError where globs name too many files
 */
export function outsideTexts(
  place: RenumberPlace,
  intent: RenumberIntent,
  renumbering: Renumbering,
  moves: RenumberPlan["moves"],
): Pick<RenumberPlan, "texts" | "left" | "passedOver"> {
  const { corpus } = place;
  const evidence = moves.map(({ from }) => from).filter(isEvidence);
  const named = filesNamed(place, intent.references);
  const known = new Set(corpus.files.map(({ file }) => path.join(corpus.root, file)));
  const plan: Pick<RenumberPlan, "texts" | "left" | "passedOver"> = { texts: [], left: [], passedOver: [] };
  for (const absolute of new Set([...evidence, ...named])) {
    if (known.has(absolute)) continue;
    const file = pathFrom(corpus.root, absolute);
    const read = readText(absolute, isEvidence(absolute) ? LIMITS.resultFile : LARGEST);
    if ("problem" in read || read.text.includes("\0")) {
      plan.passedOver.push(file);
      continue;
    }
    const source = homeOf(place, absolute);
    const { text, count, left } = rewriteReferences(
      {
        text: read.text,
        ...(source === undefined ? {} : { source }),
        ...(intent.ambiguous ? { means: meaningOf(read.text, [], ownLines(place, intent.fork, file)) } : {}),
      },
      renumbering,
    );
    if (intent.fork === undefined) plan.left.push(...left.map((line) => ({ file, line })));
    if (text === read.text) continue;
    const mark = read.bom ? "\u{FEFF}" : "";
    const changed = { path: absolute, text: mark + text, before: mark + read.text, file, count };
    plan.texts.push({ ...changed, was: read.text, is: text });
  }
  return plan;
}

function isEvidence(file: string): boolean {
  return file.endsWith(".json") && path.basename(path.dirname(file)) === "evidence";
}

/** Absolute paths of the files that globs name, from the root of the repository. */
function filesNamed({ corpus: { repository } }: RenumberPlace, globs: readonly string[]): string[] {
  const files = new Set<string>();
  for (const glob of globs) {
    const named = readAffects(glob);
    const candidates =
      named.isGlob || repository.entry(named.base) === "folder"
        ? repository.filesBelow(named.base)
        : [named.base];
    for (const file of candidates) {
      if (named.matches(file) && repository.entry(file) === "file")
        files.add(path.join(repository.root, file));
      if (files.size <= MOST_FILES) continue;
      throw new UserError(
        `Unexpected more than ${MOST_FILES} files for \`--references ${glob}\``,
        "Name the folders that the code is in: `--references 'src/**/*.ts'`.",
      );
    }
  }
  return [...files];
}

/**
 * The package whose short ids a file uses: that with whose records' folder it shares the longest way from the root.
 * Undefined where `dir` or several do.
 */
function homeOf(
  { corpus: { root }, source: { config } }: RenumberPlace,
  absolute: string,
): string | undefined {
  const steps = pathFrom(root, absolute).split("/");
  const shared = (folder: string): number => {
    const way = folder.split("/");
    const end = way.findIndex((step, index) => steps[index] !== step);
    return end === -1 ? way.length : end;
  };
  const names = [undefined, ...Object.keys(config.packages)];
  const depths = names.map((name) => shared(recordsFolder(config, name)));
  const deepest = Math.max(...depths);
  const [found, other] = names.filter((_, index) => depths[index] === deepest);
  return other === undefined ? found : undefined;
}
