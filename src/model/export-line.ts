import * as z from "zod";

/** Format of `export ndjson`; one that is higher is not read. */
export const EXPORT_VERSION = 1;

/** A path as the exporting repository has it: below its root, and no way out. */
const file = z
  .string()
  .min(1)
  .max(4096)
  .refine(
    (path) => !path.startsWith("/") && !path.split(/[/\\]/u).includes(".."),
    "path that leads out of the root, expected one below it",
  );

/** What is read of a line of `export ndjson`; everything else in it is read from the text. */
export const ExportLine = z.object({
  version: z.literal(EXPORT_VERSION).optional(),
  id: z.string().max(500).optional(),
  file,
  kind: z.string().max(100).optional(),
  text: z.string(),
});
export type ExportLine = z.infer<typeof ExportLine>;
