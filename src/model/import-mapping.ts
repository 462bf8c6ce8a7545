import * as z from "zod";

/** A column's name, or a JSON pointer, in which a segment `name=helpfulness` takes that element of a list. */
const field = z.string().min(1);

const MappedMetric = z.lazy(() =>
  z
    .strictObject({
      field: field
        .optional()
        .meta({ description: "Where the score is; by default, what is named as the metric." }),
      scale: z
        .union([
          z.enum(["share", "percent", "number"]),
          z.tuple([z.number(), z.number()]).refine(([low, high]) => low < high, "the lower end first"),
        ])
        .meta({
          description:
            "`share`: 0 to 1. `percent`: 0 to 100. `[1, 5]`: between these ends. `number`: unbounded.",
        }),
      "higher-is-better": z.boolean().default(true),
    })
    .meta({ description: "A metric of the table. Its scale is declared, never guessed." }),
);

/** Where the fields of a team's own result table are; one entry of `importers:` in `reckon.yaml`. */
export const ImportMapping = z.lazy(() =>
  z
    .strictObject({
      format: z.enum(["csv", "jsonl", "json"]).meta({ description: "What the file is." }),
      rows: z
        .string()
        .regex(/^\//, "a JSON pointer, such as /items")
        .optional()
        .meta({ description: "Format json: where the list of rows is; the whole document where absent." }),
      columns: z
        .string()
        .regex(/^\//, "a JSON pointer, such as /columns")
        .optional()
        .meta({ description: "Format json, rows that are lists: where the list of their names is." }),
      case: field.optional().meta({ description: "What identifies a case." }),
      input: field
        .optional()
        .meta({ description: "The question; it pairs cases where nothing identifies them." }),
      category: field.optional(),
      model: field
        .optional()
        .meta({ description: "The model; a file of several models has a run for each." }),
      pass: field.optional().meta({ description: "Whether the case passed: true, false, 1, 0, pass, fail." }),
      error: field
        .optional()
        .meta({ description: "What went wrong; anything but false, 0 and nothing is an error." }),
      metrics: z.record(z.string().min(1), MappedMetric).default({}),
      tokens: field.optional().meta({ description: "Tokens in all." }),
      "input-tokens": field.optional(),
      "output-tokens": field.optional(),
      cost: field.optional(),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/, "an ISO 4217 code such as USD")
        .optional()
        .meta({ description: "Currency of `cost`." }),
      latency: field.optional(),
      "latency-unit": z.enum(["ms", "s"]).default("ms"),
      dataset: z
        .string()
        .min(1)
        .optional()
        .meta({ description: "Name of the dataset, where the file states none." }),
      "dataset-version": z.string().min(1).optional(),
    })
    .refine(({ case: id, input }) => id !== undefined || input !== undefined, {
      path: ["case"],
      error: "Unexpected mapping without `case` and `input`, expected what tells cases apart",
    })
    .refine(({ pass, metrics }) => pass !== undefined || Object.keys(metrics).length > 0, {
      path: ["metrics"],
      error: "Unexpected mapping without `pass` and `metrics`, expected what is measured",
    })
    .meta({ description: "Where the fields of a result table are." }),
);
export type ImportMapping = z.infer<typeof ImportMapping>;
