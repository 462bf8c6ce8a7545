import * as z from "zod";
import { DIALECTS } from "./dialects.ts";
import { STATUSES } from "./frontmatter.ts";

/** `import --json`. Changed only by adding. */
export const ImportReport = z.strictObject({
  version: z.literal(1),
  done: z.boolean().meta({ description: "False with --dry-run." }),
  into: z.string().optional().meta({ description: "The folder of the copies, with --into." }),
  records: z
    .array(
      z.strictObject({
        id: z.string(),
        from: z.string().meta({ description: "The file as it was called." }),
        to: z.string(),
        dialect: z.enum(DIALECTS),
        confidence: z.enum(["certain", "likely"]).meta({
          description: "Whether the dialect's own signs were found, or only nothing that speaks against it.",
        }),
        status: z.enum(STATUSES).optional().meta({ description: "As understood; absent where unknown." }),
        date: z.string().optional(),
        references: z
          .int()
          .nonnegative()
          .meta({ description: "Other records that its frontmatter now names." }),
        unread: z
          .array(z.string())
          .meta({ description: "What it says that was not understood, as written." }),
        options: z.int().nonnegative().meta({ description: "Options that were read from its text." }),
        optionsTable: z.boolean().meta({
          description: "Whether they are in a table now, with --options-table.",
        }),
        numbered: z.boolean().meta({ description: "Whether it had no number and was given the next one." }),
      }),
    )
    .meta({ description: "What was imported, or would be." }),
  left: z.array(z.strictObject({ file: z.string(), why: z.string() })).meta({
    description: "Records that stay as they are.",
  }),
  already: z.int().nonnegative().meta({ description: "Records that are Reckon's own already." }),
  relinked: z.array(z.string()).meta({ description: "Other files whose links follow the new names." }),
  copied: z.array(z.string()).meta({ description: "Images and other files that were copied, with --into." }),
  stillNamed: z.array(z.string()).meta({
    description: "Files of the last commit, outside of the folder, that name a file by its old name.",
  }),
  repaired: z.array(z.string()),
  notes: z.array(z.string()),
});
export type ImportReport = z.infer<typeof ImportReport>;
