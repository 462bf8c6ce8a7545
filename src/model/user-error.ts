/**
 * Something the user can mend: a wrong flag, a wrong setting, an input named on the command line that cannot be read.
 * Ends the command with status 2 and no stack; anything else that is thrown is a bug.
 */
export class UserError extends Error {
  override readonly name = "UserError";
  /** The exact next step. */
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
