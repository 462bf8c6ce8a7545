import path from "node:path";
import { pathFrom } from "../corpus/load.ts";
import type { Corpus } from "../corpus/load.ts";
import { recordsFolders } from "../model/config.ts";
import { meantId } from "../model/qualified-id.ts";
import type { Card, MarkdownRecord } from "../model/record.ts";
import type { Forge } from "./forge.ts";
import type { LinkTargets } from "./targets.ts";
import { readImage } from "./images.ts";
import type { PublishedImage } from "./images.ts";
import { linkTargets } from "./link-targets.ts";
import type { LinkSource } from "./link-targets.ts";
import type { ReferenceView, SiteFile } from "./view.ts";

/** What the records' links and images lead to, and the images that were met. */
export interface PagePlaces {
  /**
   * For a file that is shown on a page.
   * @param up how the page gets to the site's base
   */
  targets(record: MarkdownRecord, up?: string): LinkTargets;
  files(): Iterable<SiteFile>;
}

/** What a file's paths are resolved against. */
type PathSource = Pick<LinkSource, "file" | "page" | "entry" | "image" | "forge">;

/**
 * Finds the places of a corpus. Images are published from the folders of records and of documentation alone.
 * @param docs pages of the documentation, by their files from the root of the corpus
 */
export function pagePlaces(
  {
    corpus,
    forge,
    docs = new Map(),
  }: { corpus: Corpus<Card>; forge?: Forge; docs?: ReadonlyMap<string, string> },
  slugs: ReadonlyMap<string, string>,
  reference: (id: string) => ReferenceView,
): PagePlaces {
  const { root: repositoryRoot } = corpus.repository;
  const above = pathFrom(repositoryRoot, corpus.root);
  const inRepository = (file: string): string => path.posix.join(above, file);
  const pages = new Map(
    [...docs, ...[...slugs].map(([file, slug]) => [file, `${slug}/`] as const)].map(([file, at]) => [
      inRepository(file),
      { file, path: at },
    ]),
  );
  const outside = new Map(
    corpus.records.flatMap(({ file, external }) =>
      external ? [[file, { file, path: `${slugs.get(file)}/` }] as const] : [],
    ),
  );
  const { docs: documentation } = corpus.config.site;
  const folders = [
    ...recordsFolders(corpus.config),
    ...(documentation === undefined ? [] : [documentation]),
  ].map((folder) => inRepository(folder).replace(/\/$/u, ""));
  const images = new Map<string, PublishedImage | undefined>();
  const imageOf = (file: string): PublishedImage | undefined => {
    if (!folders.some((folder) => folder === "." || file.startsWith(`${folder}/`))) return undefined;
    if (!images.has(file)) images.set(file, readImage(path.join(repositoryRoot, file), file));
    return images.get(file);
  };
  const pageAt = (found: { file: string; path: string } | undefined): ReturnType<LinkSource["page"]> => {
    const id = found && corpus.byFile(found.file)?.id;
    return found && { path: found.path, ...(id === undefined ? {} : { record: reference(id) }) };
  };
  /** What a file's paths lead to. Those of another repository lead to its records, and nowhere into this one. */
  const placesOf = ({ file, source, external }: MarkdownRecord): PathSource => {
    if (external) {
      const prefix = `${source}:`;
      return {
        file: file.slice(prefix.length),
        page: (target) => pageAt(outside.get(prefix + target)),
        entry: () => undefined,
        image: () => undefined,
      };
    }
    return {
      file: inRepository(file),
      page: (target) => pageAt(pages.get(target)),
      entry: (target) => corpus.repository.entry(target),
      image: imageOf,
      ...(forge ? { forge } : {}),
    };
  };
  return {
    targets: (record, up = "../") =>
      linkTargets({
        ...placesOf(record),
        headings: record.headings,
        up,
        mention(named) {
          const [written = "", risk] = named.split("/");
          const id = meantId(written, record);
          if (id === record.id && risk === undefined) return undefined;
          const found = reference(id);
          if (found.slug === undefined) return undefined;
          return { path: `${found.slug}/${risk === undefined ? "" : `#${risk}`}`, record: found };
        },
      }),
    files: () => [...images.values()].flatMap((image) => image?.file ?? []),
  };
}
