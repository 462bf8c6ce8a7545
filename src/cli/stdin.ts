import path from "node:path";
import { pathFrom } from "../corpus/load.ts";
import type { LoadedConfig } from "../corpus/config.ts";
import { decodeText } from "../corpus/read.ts";
import { recordsFolders } from "../model/config.ts";
import { UserError } from "../model/user-error.ts";

/** A text that was typed or piped, and the file that it stands for. */
export interface TypedFile {
  /** Path from the root of the corpus, with `/`. */
  file: string;
  text: string;
  /** Where the file lies outside of the records' folder: the folder that is its corpus. */
  folder?: string;
}

/**
 * Reads standard input as the text of a file.
 * @param name the file as the user named it
 * @throws UserError where it is not UTF-8 or longer than a record may be
 */
export async function readStdin(
  stream: AsyncIterable<Buffer | string>,
  { config, root, cwd }: LoadedConfig & { cwd: string },
  name: string,
): Promise<TypedFile> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
    size += chunks.at(-1)!.length;
    if (size <= config.limits.record) continue;
    throw new UserError(
      `Unexpected text of more than ${config.limits.record} bytes on standard input`,
      "Split it, or raise `limits.record` in reckon.yaml.",
    );
  }
  const read = decodeText(Buffer.concat(chunks));
  if ("problem" in read) throw new UserError(`Standard input: ${read.problem.message}`, read.problem.hint);
  const absolute = path.resolve(cwd, name);
  const file = pathFrom(root, absolute);
  const isInside = recordsFolders(config).some((folder) => file.startsWith(`${folder}/`));
  return { file, text: read.text, ...(isInside ? {} : { folder: path.dirname(absolute) }) };
}
