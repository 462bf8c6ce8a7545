import type { Card } from "../../../model/record.ts";
import { quoted } from "../../../model/wording.ts";
import { nearest } from "../../../parse/nearest.ts";
import { localLinks, repositoryPath } from "../../local-links.ts";
import { defineRule } from "../../rule.ts";

/** Telling which anchor was meant compares each link with each anchor. */
const MOST_COMPARED = 200;

/** An anchor changes silently with its heading. */
export const anchorExists = defineRule({
  id: "links/anchor-exists",
  level: "error",
  description: "Every link to a place in a Markdown file of the corpus names an anchor that the file has.",
  *corpus(corpus, context) {
    const files = new Map(corpus.files.map((card) => [repositoryPath(card.file, context), card]));
    const known = new Map<Card, ReadonlySet<string>>();
    const hasAnchor = (card: Card, anchor: string): boolean => {
      const anchors = known.get(card) ?? new Set(card.anchors);
      known.set(card, anchors);
      return isEverywhere(card, anchor) || anchors.has(anchor.replace(/^user-content-/u, ""));
    };
    for (const card of corpus.files) {
      for (const { link, path, anchor } of localLinks(card, context)) {
        const target = files.get(path);
        if (link.kind !== "link" || anchor === undefined || !target || hasAnchor(target, anchor)) continue;
        const near = nearest(anchor, target.anchors.slice(0, MOST_COMPARED));
        const place = target === card ? "this file" : quoted(target.file);
        yield {
          file: card.file,
          message: `Unexpected anchor ${quoted(`#${anchor}`)}, expected one that ${place} has`,
          hint: near
            ? `Did you mean \`#${near}\`?`
            : "Name a heading in lower case with `-` for blanks, or delete the part from `#` on.",
          range: link.range,
        };
      }
    }
  },
});

/** An unreadable file has no anchors that one could know, and `#top` is every page's. */
function isEverywhere(target: Card, anchor: string): boolean {
  const unread = target.anchors.length === 0 && target.title === undefined;
  return unread || anchor === "" || anchor === "top";
}
