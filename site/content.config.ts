import { defineCollection } from "astro:content";
import type { Loader } from "astro/loaders";
import { z } from "astro/zod";
import type { DocView } from "../src/site/docs-view.ts";
import type { Handover } from "../src/site/handover.ts";
import type { RegisterPage, RegisterViews } from "../src/site/register-view.ts";
import type { SiteView } from "../src/site/site-view.ts";
import type { DecisionView } from "../src/site/view.ts";

/** What `reckon site` hands over; see `src/site/handover.ts`. */
function handover(): Handover {
  const found = (globalThis as { [key: symbol]: Handover | undefined })[Symbol.for("reckon.site")];
  if (!found)
    throw new Error("Unexpected start of Astro by itself, expected `reckon site build` or `reckon site dev`");
  return found;
}

/** Fills a collection from the view; while developing, again whenever a watched file changes. */
function viewLoader<T extends Record<string, unknown>>(
  name: string,
  entries: (view: SiteView) => [string, T][],
): Loader {
  return {
    name,
    async load({ store, watcher, logger }) {
      const source = handover();
      const fill = (view: SiteView): void => {
        store.clear();
        for (const [id, data] of entries(view)) store.set({ id, data });
      };
      fill(source.view);
      const { reload } = source;
      if (!watcher || !reload) return;
      watcher.add([...source.watch]);
      let pending: NodeJS.Timeout | undefined;
      watcher.on("all", (_event, file) => {
        if (!source.watch.some((place) => file.startsWith(place))) return;
        // An editor saves in several steps; one reading answers them all.
        clearTimeout(pending);
        pending = setTimeout(() => {
          reload().then(fill, (error: unknown) => logger.error(String(error)));
        }, 50);
      });
    },
  };
}

/** The view is checked where it is made; the pages take it as it is. */
const decisions = defineCollection({
  loader: viewLoader("reckon-decisions", (view) =>
    view.decisions.map((decision) => [decision.slug, { ...decision }] as [string, Record<string, unknown>]),
  ),
  schema: z.custom<DecisionView>(),
});

const archive = defineCollection({
  loader: viewLoader(
    "reckon-archive",
    ({ decisions: all, files: _, registers: views, docs: pages, ...rest }) => [
      [
        "archive",
        { ...rest, docs: pages.length, pages: views.pages, slugs: all.map((decision) => decision.slug) },
      ],
    ],
  ),
  schema: z.custom<
    Omit<SiteView, "decisions" | "files" | "registers" | "docs"> & {
      /** How many pages of documentation there are. */
      docs: number;
      pages: RegisterPage[];
      slugs: string[];
    }
  >(),
});

/** Beside the archive, which every page reads: one entry that only the pages about the whole archive read. */
const registers = defineCollection({
  loader: viewLoader("reckon-registers", ({ registers: views }) => [["registers", { ...views }]]),
  schema: z.custom<RegisterViews>(),
});

const docs = defineCollection({
  loader: viewLoader("reckon-docs", (view) =>
    view.docs.map((doc) => [doc.path, { ...doc }] as [string, Record<string, unknown>]),
  ),
  schema: z.custom<DocView>(),
});

export const collections = { decisions, archive, registers, docs };
