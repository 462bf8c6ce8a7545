import path from "node:path";
import { linkTarget } from "../model/link-target.ts";
import type { Card, Link } from "../model/record.ts";
import type { RuleContext } from "./rule.ts";
import { pathFrom } from "../corpus/load.ts";

/** A link or an image that leads to a file of the repository. */
export interface LocalLink {
  link: Link;
  /** Path from the root of the repository, with `/`. */
  path: string;
  /** Without `#`. */
  anchor?: string;
  /** Whether it names another file, not only a place of its own. */
  elsewhere: boolean;
}

/** The links of a file that lead to files of the repository; none for a file that is not itself in it. */
export function* localLinks(card: Card, context: RuleContext): Generator<LocalLink> {
  const from = repositoryPath(card.file, context);
  if (from.startsWith("../")) return;
  for (const link of card.links) {
    const target = linkTarget(from, link.url);
    if (target.kind !== "file") continue;
    const { path: file, anchor } = target;
    const elsewhere = link.url !== "" && !link.url.startsWith("#");
    yield { link, path: file, elsewhere, ...(anchor === undefined ? {} : { anchor }) };
  }
}

/** The path from the root of the repository of a file that is named from the root of the corpus. */
export function repositoryPath(
  file: string,
  { root, repository }: Pick<RuleContext, "root" | "repository">,
): string {
  // The records of another repository, named on the command line.
  if (file.startsWith("../")) return pathFrom(repository.root, path.resolve(root, file));
  const folder = pathFrom(repository.root, root);
  return folder === "." ? file : `${folder}/${file}`;
}
