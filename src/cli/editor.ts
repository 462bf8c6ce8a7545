import { spawnSync } from "node:child_process";
import { UserError } from "../model/user-error.ts";
import type { Context } from "./context.ts";

/**
 * Opens a file in the user's editor, and waits for it.
 * @throws UserError where none is set, or where it fails
 */
export function openInEditor(context: Context, file: string): void {
  const editor = context.env.VISUAL || context.env.EDITOR;
  if (!editor)
    throw new UserError(
      "Unexpected `--edit` without an editor",
      "Set VISUAL or EDITOR, or open the file yourself.",
    );
  const [command, ...args] = editor.split(" ").filter(Boolean) as [string, ...string[]];
  const { status, error } = spawnSync(command, [...args, file], { stdio: "inherit" });
  if (error || status !== 0) throw new UserError(`The editor \`${editor}\` failed`, `Open ${file} yourself.`);
}
