import type { SiteView } from "./site-view.ts";

/** What the pages' content loader finds: what to show, and while developing how to read it again. */
export interface Handover {
  view: SiteView;
  /** Folders and files that are watched while developing. */
  watch: readonly string[];
  reload?: () => Promise<SiteView>;
}

const KEY = Symbol.for("reckon.site");

/**
 * Hands the view to the content loader in `site/content.config.ts`. Astro loads that module in a graph of its own, in
 * the same process, so that the global object is the one place both can see. The result takes it back.
 */
export function handOver(handover: Handover): () => void {
  const place = globalThis as { [KEY]?: Handover };
  place[KEY] = handover;
  return () => {
    if (place[KEY] === handover) delete place[KEY];
  };
}
