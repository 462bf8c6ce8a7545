import type { SiteView } from "../site-view.ts";
import type { SiteFile } from "../view.ts";
import type { AddressPlace } from "./address.ts";
import { atomFeed } from "./atom.ts";
import { llmsText } from "./llms.ts";

/** The files that tell others what there is, but for the sitemap, which needs the pages. */
export function feeds(view: SiteView, place: AddressPlace): SiteFile[] {
  return [
    { path: "feed.xml", text: atomFeed(view, place) },
    { path: "llms.txt", text: llmsText(view, place) },
  ];
}
