import { createHash } from "node:crypto";
import path from "node:path";
import GithubSlugger from "github-slugger";
import type { Card } from "../model/record.ts";

/** Paths below the base that the site itself uses. */
const RESERVED = new Set([
  "404",
  "assets",
  "browse",
  "cost",
  "docs",
  "door",
  "doors",
  "evidence",
  "kind",
  "lineage",
  "media",
  "mermaid",
  "owner",
  "pagefind",
  "risks",
  "source",
  "status",
  "tag",
  "year",
]);

/**
 * The page of each record, by its file: the id in lower case where it is a plain one and the first of its name, else the
 * file's name. Nothing in a record sets its address.
 */
export function recordSlugs(records: readonly Card[]): ReadonlyMap<string, string> {
  const slugger = new GithubSlugger();
  for (const name of RESERVED) slugger.slug(name);
  return new Map(
    records.map((record) => [record.file, slugger.slug(slugSource(record)) || digest(record.file)]),
  );
}

function slugSource(record: Card): string {
  const fromId = record.id?.toLowerCase().replaceAll(":", "-") ?? "";
  if (/^[a-z0-9][a-z0-9-]{0,79}$/u.test(fromId)) return fromId;
  const stem = path.posix.basename(record.file).replace(/\.(?:md|markdown)$/iu, "");
  const plain = stem
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .replaceAll(/^-+|-+$/gu, "");
  return plain.slice(0, 80) || digest(record.file);
}

/**
 * A value of a facet as a part of an address. Values that differ in case, accents or in what joins their words share
 * one; other letters and signs are told apart by a digest, so that C++ is not C#.
 */
export function valueSlug(value: string): string {
  const plain = value
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[\s._-]+/gu, "-")
    .replaceAll(/^-+|-+$/gu, "");
  const kept = plain.replaceAll(/[^a-z0-9-]/gu, "").slice(0, 60);
  return kept === plain && kept !== "" ? kept : [kept, digest(value)].filter(Boolean).join("-");
}

/** Eight characters that a path always gives. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}
