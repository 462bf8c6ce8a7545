import { cancel, intro, isCancel, outro, select, text } from "@clack/prompts";
import type { KindDeclaration } from "../model/kind.ts";
import { UserError } from "../model/user-error.ts";

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

function answered<T>(answer: T): Exclude<T, symbol> {
  if (!isCancel(answer)) return answer as Exclude<T, symbol>;
  cancel("Nothing was written.", { output: process.stderr });
  throw new UserError(
    "Cancelled; nothing was written",
    "Run the command again, or give kind and title on the command line.",
  );
}
