import { kindNamed } from "../model/config.ts";
import type { Config } from "../model/config.ts";
import type { KindDeclaration } from "../model/kind.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { UserError } from "../model/user-error.ts";
import { listed } from "../model/wording.ts";
import { nearest } from "../parse/nearest.ts";
import type { Context } from "./context.ts";
import { findRecord } from "./find-record.ts";

/**
 * Asks for kind and title on a terminal.
 * @throws UserError elsewhere, where one of them is missing
 */
export async function askForMissing(
  context: Context,
  config: Config,
  kind: string | undefined,
  title: string,
): Promise<{ kind: string; title: string }> {
  if (kind !== undefined && title.trim() !== "") return { kind, title };
  if (context.interactive) {
    const { askForRecord } = await import("./prompts.ts");
    return await askForRecord(config.kinds, kind, title);
  }
  throw new UserError(
    `Unexpected \`reckon new\` without a ${kind === undefined ? "kind and a title" : "title"}`,
    'Write it as in: reckon new adr "Keep answer embeddings in Postgres".',
  );
}

/**
 * The kind of that name.
 * @throws UserError naming the kinds that there are
 */
export function namedKind(config: Config, name: string): KindDeclaration {
  const found = kindNamed(config, name.toLowerCase());
  if (found) return found;
  const names = config.kinds.map((kind) => kind.name);
  const near = nearest(name, names);
  throw new UserError(
    `Unexpected kind \`${name}\`, expected ${names.slice(0, -1).join(", ")} or ${names.at(-1)}`,
    near
      ? `Did you mean \`${near}\`?`
      : "Choose one of them, or declare your own under `kinds:` in reckon.yaml.",
  );
}

/**
 * The tier that a flag names: 0, 1 or 2.
 * @throws UserError where it is none of them
 */
export function tierOf(written: string): number {
  if (/^[012]$/u.test(written)) return Number(written);
  throw new UserError(`Unexpected \`--tier ${written}\`, expected 0, 1 or 2`, "0 is the most critical.");
}

/**
 * The package that a flag names, as `reckon.yaml` spells it.
 * @throws UserError naming those that there are
 */
export function packageNamed({ packages }: Config, name: string | undefined): string | undefined {
  if (name === undefined || Object.hasOwn(packages, name)) return name;
  const names = Object.keys(packages);
  throw new UserError(
    `Unexpected \`--package ${name}\`, expected ${names.length > 0 ? listed(names, "or") : "none: this repository has no packages"}`,
    "Choose one, or add its folder under `packages:` in reckon.yaml.",
  );
}

/** A record that others can name. */
export type IdentifiedRecord = MarkdownRecord & { id: string };

/**
 * The records of these names, each once.
 * @throws UserError where a name fits none or several, or a record has no id
 */
export function identified(records: readonly MarkdownRecord[], names: readonly string[]): IdentifiedRecord[] {
  const found = new Set(names.map((name) => findRecord(records, name)));
  return [...found].map((record) => {
    if (record.id !== undefined) return { ...record, id: record.id };
    throw new UserError(
      `Unexpected record without an id: ${record.file}`,
      "Give it one, and run the command again.",
    );
  });
}
