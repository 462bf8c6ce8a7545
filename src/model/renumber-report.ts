import * as z from "zod";

const place = z.strictObject({ file: z.string(), line: z.int().positive() });

/** `renumber --json`. Changed only by adding. */
export const RenumberReport = z.strictObject({
  version: z.literal(1),
  from: z.string().meta({ description: "The id before." }),
  to: z.string().meta({ description: "The id now." }),
  done: z.boolean().meta({ description: "False with --dry-run." }),
  changed: z.array(z.strictObject({ file: z.string(), references: z.int().nonnegative() })).meta({
    description: "Files whose text changes, as they were called, and how many mentions follow in each.",
  }),
  moved: z
    .array(z.strictObject({ from: z.string(), to: z.string() }))
    .meta({ description: "Files and folders that get another name, paths from the folder of reckon.yaml." }),
  left: z
    .array(place)
    .meta({ description: "Mentions that may mean another record with the same id, and stay." }),
  passedOver: z
    .array(z.string())
    .meta({ description: "Files that --references names and that are no text." }),
  stillNamed: z
    .array(z.string())
    .meta({ description: "Files of the last commit that name the old id and were not asked for." }),
  repaired: z.array(z.string()),
  notes: z.array(z.string()),
});
export type RenumberReport = z.infer<typeof RenumberReport>;
