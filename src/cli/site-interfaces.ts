import { ics } from "../export/ics.ts";
import type { ExportRecord } from "../model/export-record.ts";
import type { SiteIndex } from "../model/site-index.ts";
import type { SiteView } from "../site/site-view.ts";
import type { SiteFile } from "../site/view.ts";

/** A record as it was exported, and its file on disk where that could be read. */
export interface ExportedFile {
  record: ExportRecord;
  copyOf?: string;
  /** The text of a record that is no file here. */
  text?: string;
}

/**
 * What a site offers to programs beside its pages: an index of the records, a calendar of what is due, and the Markdown
 * of each record.
 */
export function siteInterfaces(view: SiteView, exported: ReadonlyMap<string, ExportedFile>): SiteFile[] {
  const listed = view.decisions.flatMap(({ slug, file }) => {
    const found = exported.get(file);
    return found ? [{ slug, ...found }] : [];
  });
  const index: SiteIndex = {
    version: 1,
    title: view.title,
    ...(view.description === undefined ? {} : { description: view.description }),
    builtFor: view.today,
    records: listed.map(({ slug, record, copyOf, text }) => ({
      ...record,
      page: `${slug}/`,
      ...(copyOf === undefined && text === undefined ? {} : { markdown: `${slug}.md` }),
    })),
  };
  return [
    { path: "decisions.json", text: `${JSON.stringify(index)}\n` },
    {
      path: "decisions.ics",
      text: ics.format(
        listed.map(({ record }) => record),
        view.today,
      ),
    },
    ...listed.flatMap(({ slug, copyOf, text }): SiteFile[] => {
      if (copyOf !== undefined) return [{ path: `${slug}.md`, copyOf }];
      return text === undefined ? [] : [{ path: `${slug}.md`, text }];
    }),
  ];
}
