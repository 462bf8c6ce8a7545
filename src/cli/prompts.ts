import { cancel, intro, isCancel, outro, select, text } from "@clack/prompts";
import type { KindDeclaration } from "../model/kind.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { UserError } from "../model/user-error.ts";
import { escapeText } from "../report/escape.ts";

/**
 * Asks for a record's kind and title, whichever is missing. Talk goes to standard error.
 * @throws UserError where the person cancels
 */
export async function askForRecord(
  kinds: readonly KindDeclaration[],
  kind: string | undefined,
  title: string,
): Promise<{ kind: string; title: string }> {
  const output = process.stderr;
  intro("A new record", { output });
  const answers = {
    kind:
      kind ??
      answered(
        await select({
          message: "What kind?",
          options: kinds.map(({ name, title: label }) => ({ value: name, label, hint: name })),
          output,
        }),
      ),
    title:
      title.trim() ||
      answered(
        await text({
          message: "What is decided, in a few words?",
          placeholder: "Migrate support answers to the new model",
          validate: (value) => (value?.trim() ? undefined : "A title, please."),
          output,
        }),
      ),
  };
  outro("Fill in what stands in braces, then run `reckon lint`.", { output });
  return answers;
}

/** Postmortems that are offered: the latest ones. */
const MOST_OFFERED = 8;

/**
 * Asks which postmortem tells how a risk came true.
 * @param choices postmortems that are there, the latest first
 * @returns the id of one of them, or `fresh`
 * @throws UserError where the person cancels
 */
export async function askForPostmortem(
  risk: string,
  choices: readonly MarkdownRecord[],
  fresh: string,
): Promise<string> {
  const offered = choices.slice(0, MOST_OFFERED).map(({ id = "", title, values }) => ({
    value: id,
    label: escapeText([id, title].filter(Boolean).join(" ")),
    ...(values.date === undefined ? {} : { hint: values.date }),
  }));
  return answered(
    await select({
      message: `${escapeText(risk)} came true. Which postmortem tells how?`,
      options: [{ value: fresh, label: "A new one", hint: "is written from the template" }, ...offered],
      output: process.stderr,
    }),
    "Run the command again, or name one after `--post`; `--post new` writes a new one.",
  );
}

/** What a person answered; a prompt that they left ends the command. */
export function answered<T>(
  answer: T,
  hint = "Run the command again, or give kind and title on the command line.",
): Exclude<T, symbol> {
  if (!isCancel(answer)) return answer as Exclude<T, symbol>;
  cancel("Nothing was written.", { output: process.stderr });
  throw new UserError("Cancelled; nothing was written", hint);
}
