import * as z from "zod";
import { RecordEntry } from "./record-entry.ts";

/** `why --json`. Changed only by adding. */
export const WhyReport = z.strictObject({
  version: z.literal(1),
  files: z
    .int()
    .nonnegative()
    .meta({ description: "How many files were asked about; a folder stands for those in it." }),
  ungoverned: z.int().nonnegative().meta({ description: "How many of them no accepted decision governs." }),
  decisions: z
    .array(
      z.strictObject({
        ...RecordEntry.shape,
        distance: z.int().nonnegative().meta({
          description:
            "How many folders deep the nearest of the files lies below what the glob names; 0 where it names the file.",
        }),
        globs: z.array(z.string()).meta({ description: "Entries of `affects` that match, as written." }),
        files: z
          .array(z.string())
          .meta({ description: "Files that it governs, from the repository's root." }),
      }),
    )
    .meta({ description: "Nearest first, then the latest." }),
});
export type WhyReport = z.infer<typeof WhyReport>;
