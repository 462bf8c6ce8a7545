import { confirm, intro, multiselect, note, text } from "@clack/prompts";
import { answered } from "../prompts.ts";
import type { InitPlace } from "./place.ts";
import type { Survey } from "./survey.ts";
import { FIRST_TITLE, OPTIONAL, flagOf, proposals } from "./wish.ts";
import type { InitOptions, OptionalPart, Wish } from "./wish.ts";

const LABELS: Readonly<Record<OptionalPart, [label: string, hint: string]>> = {
  record: ["A first record", "from the template, with blanks to fill"],
  baseline: ["A baseline", "only new findings are reported"],
  workflow: ["A GitHub workflow", "checks every pull request"],
  "pre-commit": ["An entry for pre-commit", "checks every commit"],
  editor: ["Schemas for VS Code", "completes and checks reckon.yaml"],
  site: ["The decision site", "names the command that adds its generator"],
};

const HINT = "Run the command again, or say with flags what is wanted: `reckon init --help`.";
const output = { output: process.stderr };

/**
 * Asks on a terminal for what no flag says. Talk goes to standard error.
 * @throws UserError where the person cancels
 */
export async function askForWish(
  place: InitPlace,
  seen: Survey,
  options: InitOptions,
  found: string,
): Promise<Wish> {
  intro("Decisions in this project", output);
  if (found !== "") note(found, "Found", output);
  const proposed = proposals(place, seen);
  const open = OPTIONAL.filter(
    (part) =>
      flagOf(options, part) === undefined &&
      (part !== "record" || seen.found === undefined) &&
      (part !== "baseline" || seen.baseline.findings.length > 0),
  );
  const chosen = answered(
    await multiselect({
      message: "What is to be written beside reckon.yaml?",
      options: open.map((part) => ({ value: part, label: LABELS[part][0], hint: LABELS[part][1] })),
      initialValues: open.filter((part) => proposed.has(part)),
      required: false,
      ...output,
    }),
    HINT,
  );
  const parts = OPTIONAL.filter((part) => flagOf(options, part) ?? chosen.includes(part));
  const title =
    options.title ??
    (parts.includes("record")
      ? answered(
          await text({
            message: "What does the first record decide, in a few words?",
            defaultValue: FIRST_TITLE,
            placeholder: FIRST_TITLE,
            ...output,
          }),
          HINT,
        )
      : FIRST_TITLE);
  return { parts: new Set(["settings", ...parts]), title };
}

/**
 * Asks whether to write what has been shown.
 * @throws UserError where the person cancels
 */
export async function askForYes(): Promise<boolean> {
  return answered(await confirm({ message: "Write these files?", initialValue: true, ...output }), HINT);
}
