import * as z from "zod";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits");

/** `manifest.json` of an audit bundle: every other file in it, by its digest. Changed only by adding. */
export const AuditManifest = z.strictObject({
  version: z.literal(1),
  on: z.string().meta({ description: "ISO date of the day on which the bundle was made." }),
  commit: z
    .string()
    .optional()
    .meta({ description: "HEAD of the repository; absent where there is no git repository." }),
  uncommitted: z
    .array(z.string())
    .optional()
    .meta({ description: "Files that are not as HEAD has them, by their paths in the bundle." }),
  files: z.array(
    z.strictObject({
      path: z.string().meta({ description: "From the manifest's folder, with `/`." }),
      size: z.int().nonnegative().meta({ description: "Bytes." }),
      sha256,
    }),
  ),
});
export type AuditManifest = z.infer<typeof AuditManifest>;
