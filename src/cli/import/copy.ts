import { lstatSync } from "node:fs";
import path from "node:path";
import { pathFrom } from "../../corpus/load.ts";
import { copyFile, createFile } from "../../corpus/write.ts";
import { linkTarget } from "../../model/link-target.ts";
import type { MarkdownRecord } from "../../model/record.ts";
import { relink } from "../../parse/relink.ts";
import type { ImportIntent } from "./journal.ts";
import { assertRead, besides, ownText } from "./plan.ts";
import type { ImportedText } from "./plan.ts";
import type { ImportPlace } from "./place.ts";

/** Records and files beside them that are written into another folder. Paths are absolute but for `file` and `renamed`. */
export interface CopyPlan {
  /** `path` is the new file. */
  texts: ImportedText[];
  files: { from: string; to: string }[];
}

/**
 * Plans the copy of records into another folder, which keeps the folders that they were in. Links follow: to records that
 * are copied, to images and attachments, which are copied with them, and to everything else, which stays where it is.
 * @param into absolute
 * @throws UserError where a record would not read as was meant
 */
export function planCopy(place: ImportPlace, intent: ImportIntent, into: string): CopyPlan {
  const { corpus, files, source } = place;
  const ids = new Map(intent.records.map((each) => [each.file, each]));
  const homeOf = (file: string): string => {
    const absolute = path.join(corpus.root, file);
    return source.folders.find((folder) => !path.relative(folder, absolute).startsWith("..")) ?? corpus.root;
  };
  const newPlace = (file: string): string =>
    path.join(into, path.relative(homeOf(file), path.join(corpus.root, file)));
  const moved = new Map(
    intent.records.map(({ file, name }) => [path.join(corpus.root, file), newPlace(besides(file, name))]),
  );
  const attached = new Map<string, string>();
  const texts = corpus.records.flatMap((record): ImportedText[] => {
    const wanted = ids.get(record.file);
    if (!wanted) return [];
    const to = newPlace(besides(record.file, wanted.name));
    const newUrl = (url: string): string | undefined => {
      const target = targetOf(place, record, url);
      if (target === undefined) return undefined;
      const known =
        moved.get(target) ?? moved.get(`${target}.md`) ?? travels(place, target, homeOf(record.file), into);
      if (known !== undefined && !moved.has(target) && !moved.has(`${target}.md`))
        attached.set(target, known);
      return leadingTo(url, path.relative(path.dirname(to), known ?? target));
    };
    const name = besides(record.file, wanted.name);
    const { text, tabled } = ownText(place, record, { file: name, id: wanted.id }, intent);
    const after = relink(text, source.parser.parse(text), newUrl);
    const renamed = pathFrom(corpus.root, to);
    assertRead(place, record, { file: name, text: after, id: wanted.id, tabled });
    const { bom } = files.get(record)!;
    return [{ file: record.file, renamed, path: to, before: record.text, after, bom, tabled }];
  });
  return { texts, files: Array.from(attached, ([from, to]) => ({ from, to })) };
}

/** Absolute path of the file that a link leads to; undefined for another host, for the file itself, and out of the repository. */
function targetOf({ corpus }: ImportPlace, { file }: MarkdownRecord, url: string): string | undefined {
  const prefix = pathFrom(corpus.repository.root, corpus.root);
  const from = prefix === "." ? file : path.posix.join(prefix, file);
  const target = linkTarget(from, url);
  // Where no repository is around the records, nobody can say what lies above them.
  if (target.kind !== "file" || target.path === from || url === "" || url.startsWith("#")) return undefined;
  return path.join(corpus.repository.root, target.path);
}

/** The new place of an image or an attachment: a file that is no Markdown, below the records' folder. */
function travels(
  { corpus: { repository } }: ImportPlace,
  target: string,
  home: string,
  into: string,
): string | undefined {
  const relative = path.relative(home, target);
  if (relative.startsWith("..") || path.isAbsolute(relative) || /\.(?:md|markdown)$/iu.test(target))
    return undefined;
  // A link on the way or at the end is not followed.
  const isFile = repository.entry(pathFrom(repository.root, target)) === "file" && lstatSync(target).isFile();
  return isFile ? path.join(into, relative) : undefined;
}

/** An address for a relative path, with the query and the anchor of the old one. */
function leadingTo(url: string, relative: string): string {
  const rest = /[#?].*$/su.exec(url)?.[0] ?? "";
  const address = encodeURI(relative.split(path.sep).join("/")).replaceAll(
    /[()#?]/gu,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
  const written = url.slice(0, url.length - rest.length);
  return `${written.startsWith("./") && !address.startsWith(".") ? "./" : ""}${address}${rest}`;
}

/**
 * Writes the copies that are not there yet, each whole: attachments first, so that no record names what is missing.
 * Killed in between, the same command writes the rest.
 * @throws UserError where a file cannot be written
 */
export function applyCopy({ texts, files }: CopyPlan): void {
  for (const { from, to } of files) copyFile(from, to);
  for (const { path: file, after, bom } of texts)
    createFile({ path: file, text: (bom ? "\u{FEFF}" : "") + after });
}
