import * as z from "zod";
import { ExportRecord } from "./export-record.ts";

/** A record as the site's index has it: as `reckon export` gives it, and where its page is. */
const SiteRecord = z.strictObject({
  ...ExportRecord.shape,
  page: z.string().meta({ description: "Its page, from where this file is: `memo-0009/`." }),
  markdown: z
    .string()
    .optional()
    .meta({ description: "The file that it is written in, from where this one is." }),
});
export type SiteRecord = z.infer<typeof SiteRecord>;

/** `decisions.json` of a site. Changed only by adding. */
export const SiteIndex = z.strictObject({
  version: z.literal(1),
  title: z.string(),
  description: z.string().optional(),
  builtFor: z.string().meta({ description: "The day that the site was built for, ISO." }),
  records: z.array(SiteRecord).meta({ description: "Newest first." }),
});
export type SiteIndex = z.infer<typeof SiteIndex>;
