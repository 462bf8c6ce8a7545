import { createHash } from "node:crypto";

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** A case's public id: short enough to list, long enough that two of a million cases do not collide. */
export function caseId(identity: string): string {
  // Cut as bytes: a slice of the text would keep the whole digest in memory.
  return createHash("sha256").update(identity).digest().subarray(0, 8).toString("hex");
}
