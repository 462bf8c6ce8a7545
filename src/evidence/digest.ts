import { hash } from "node:crypto";

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export function sha256(text: string): string {
  return hash("sha256", text);
}

/** A case's public id: short enough to list, long enough that two of a million cases do not collide. */
export function caseId(identity: string): string {
  return sha256(identity).slice(0, 16);
}
