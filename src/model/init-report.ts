import * as z from "zod";
import { DIALECTS } from "./dialects.ts";
import { PROFILES } from "./foreign.ts";

/** What `init` can write, in the order in which it is shown. */
export const INIT_PARTS = ["settings", "record", "baseline", "workflow", "pre-commit", "editor"] as const;
export type InitPart = (typeof INIT_PARTS)[number];

const count = z.int().nonnegative();

/** `init --json`. Changed only by adding. */
export const InitReport = z.strictObject({
  version: z.literal(1),
  done: z.boolean().meta({ description: "False with --dry-run, and where nobody has said yes." }),
  found: z
    .strictObject({
      dir: z.string().meta({ description: "Folder of the records, from where reckon.yaml is." }),
      by: z.string().optional().meta({ description: "The file of another tool that says so." }),
      records: count,
      dialects: z
        .array(z.strictObject({ dialect: z.enum(DIALECTS), records: count }))
        .meta({ description: "How many records are in which other dialect; the rest is Reckon's own." }),
      profile: z.enum(PROFILES).optional().meta({
        description: "The profile that keeps them being read as now; absent where all are Reckon's own.",
      }),
      errors: count,
      warnings: count,
      advice: count,
    })
    .optional()
    .meta({ description: "Records that were there; absent where there were none, or reckon.yaml is there." }),
  files: z
    .array(
      z.strictObject({
        part: z.enum(INIT_PARTS),
        file: z.string().meta({ description: "From the current folder." }),
        state: z
          .enum(["written", "proposed", "there"])
          .meta({ description: "`there` stays as it is; nothing is ever overwritten." }),
        about: z.string(),
        text: z.string().optional().meta({
          description:
            "Of what is proposed, the whole text of the file, but for the baseline's; of one that is there, the lines to add by hand.",
        }),
      }),
    )
    .meta({ description: "What was asked for or proposed." }),
  next: z.array(z.string()).meta({ description: "What to do next, a sentence each." }),
});
export type InitReport = z.infer<typeof InitReport>;
