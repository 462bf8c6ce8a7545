import * as z from "zod";
import { comparisonShape, Counts, detectable, metricShape } from "./comparison.ts";

/** Above this number of cases, a metric of zeros and ones is kept as counts per category. */
export const MAX_LISTED_CASES = 2000;

/** At most this many unpaired cases are listed per run; all are counted. */
export const MAX_LISTED_UNPAIRED = 100;

/** The basis of the figures that stand in the file; a gate recomputes them from the scores under its own policy. */
export const BASIS = { confidence: 0.95, errors: "fail" } as const;

const count = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits");

/** A case's id: the first 16 hexadecimal digits of the SHA-256 of what identifies it. */
const CaseId = z.string().regex(/^[0-9a-f]{16}$/, "16 hexadecimal digits");

const Source = z.lazy(() =>
  z
    .strictObject({
      tool: z.string().meta({ description: "The importer that read it, as `promptfoo`." }),
      toolVersion: z.string().optional().meta({ description: "The tool's version, as the file states it." }),
      format: z.string().meta({ description: "The shape that was read, as `promptfoo JSON v3`." }),
      file: z.string().meta({ description: "The file's name, without its folder." }),
      sha256: sha256.meta({ description: "SHA-256 of the file's bytes." }),
      runId: z.string().optional().meta({ description: "The run's id, as the file states it." }),
      created: z
        .string()
        .optional()
        .meta({ description: "When the run was made, as the file states it; absent where it does not." }),
      beside: z
        .array(z.strictObject({ file: z.string(), sha256 }))
        .optional()
        .meta({ description: "Other files of the same folder that were read with it." }),
    })
    .meta({ description: "A file that the figures come from." }),
);

const dataset = () =>
  z.strictObject({
    name: z.string().optional().meta({ description: "As the source states it." }),
    version: z.string().optional().meta({ description: "As the source states it." }),
    source: z
      .string()
      .optional()
      .meta({ description: "Where the cases come from, as the source states it." }),
    cases: count.meta({ description: "Different cases." }),
    digest: sha256.meta({ description: "SHA-256 over the sorted case ids, a line feed after each." }),
  });

const Grader = z.lazy(() =>
  z
    .strictObject({
      judges: z.array(z.string()).optional().meta({ description: "Models that graded answers." }),
      promptVersion: z.string().optional().meta({ description: "Version of the grading prompt." }),
      criteria: z
        .array(z.string())
        .optional()
        .meta({ description: "What was graded: assertions, scorers, rubrics." }),
    })
    .meta({ description: "Who graded, by what. Absent keys are not stated by the source." }),
);

const rows = count.meta({ description: "Results that state it, and that the figure is therefore made of." });

const Run = z.lazy(() =>
  z
    .strictObject({
      source: count.meta({ description: "Index into `sources`." }),
      name: z
        .string()
        .optional()
        .meta({ description: "What the source calls the run, such as a provider's label." }),
      model: z.string().optional().meta({ description: "The model's id, as the source states it." }),
      dataset: dataset(),
      results: count.meta({ description: "Results in the file for this run: every attempt at every case." }),
      unfinished: z.string().optional().meta({
        description:
          "Why the run did not come to its end, where the source states it: `its status is cancelled`.",
      }),
      cost: z
        .strictObject({
          total: z.number().nonnegative(),
          currency: z
            .string()
            .optional()
            .meta({ description: "ISO 4217 code, where the source defines it." }),
          rows,
        })
        .optional(),
      tokens: z
        .strictObject({
          input: count.optional(),
          output: count.optional(),
          total: count.optional(),
          rows,
        })
        .optional(),
      latency: z
        .strictObject({
          p50: z.number().nonnegative(),
          p95: z.number().nonnegative(),
          rows,
        })
        .optional()
        .meta({
          description: "Milliseconds, nearest rank, over results that neither errored nor came from a cache.",
        }),
    })
    .meta({ description: "One of the two runs that are compared." }),
);

/**
 * A case's graded score in one run: a number; `e` where every attempt errored; null where it has none; or, where the
 * case was tried several times, `[sum of the scores, attempts scored, attempts errored]`.
 */
export const GradedScore = z.union([
  z.number(),
  z.literal("e"),
  z.null(),
  z.tuple([z.number(), count, count]),
]);
export type GradedScore = z.infer<typeof GradedScore>;

/** Scores of one run in the order of `cases.ids`: a character per case (`1` `0` `e` `-`) where all are 0 or 1. */
const Scores = z.union([z.string().regex(/^[01e-]*$/), z.array(GradedScore)]);
export type Scores = z.infer<typeof Scores>;

const category = z
  .union([count, z.null()])
  .meta({ description: "Index into `categories`; null where the case has none." });

const PairScores = z.union([
  z
    .strictObject({ baseline: Scores, candidate: Scores })
    .meta({ description: "A score per case and run, in the order of `cases.ids`." }),
  z
    .strictObject({
      counts: z.array(
        z.strictObject({
          category,
          pairs: z.record(z.string().regex(/^[01e-]{2}$/), count).meta({
            description: "Baseline's and candidate's result to the number of cases: `10` only the baseline.",
          }),
        }),
      ),
    })
    .meta({
      description: `Instead, above ${MAX_LISTED_CASES} cases of zeros and ones: how many there are of each.`,
    }),
]);
export type PairScores = z.infer<typeof PairScores>;

const EvidenceMetric = z.lazy(() =>
  z.strictObject({
    ...metricShape,
    overall: z.strictObject({ ...comparisonShape, detectable }),
    categories: z
      .array(z.strictObject({ name: z.string(), ...comparisonShape }))
      .meta({ description: "By name; cases without a category count in `overall` alone." }),
    scores: PairScores,
  }),
);
export type EvidenceMetric = z.infer<typeof EvidenceMetric>;

/** `<dir>/evidence/<name>.json`, format version 1. A function of its sources and options alone; holds no verdict. */
export const Evidence = z.lazy(() =>
  z
    .strictObject({
      version: z.literal(1),
      name: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/, "lower-case letters, digits, `.`, `_` and `-`"),
      sources: z.array(Source).min(1).max(2),
      options: z
        .strictObject({
          importer: z.string().optional(),
          metrics: z.array(z.string()).min(1),
          caseKey: z.string().optional(),
          categoryKey: z.string().optional(),
          clusterKey: z.string().optional(),
          scales: z.record(z.string(), z.string()).optional().meta({
            description: "Scales that were declared by hand: `score` to `percent`, `rating` to `1..5`.",
          }),
          lowerIsBetter: z.array(z.string()).optional(),
          baseline: z.string().optional(),
          candidate: z.string().optional(),
        })
        .meta({ description: "How it was pulled, so that it can be pulled again." }),
      dataset: dataset().meta({ description: "What both runs state alike; the cases are those of either." }),
      grader: Grader,
      runs: z.strictObject({ baseline: Run, candidate: Run }),
      counts: Counts,
      unpaired: z
        .strictObject({ baseline: z.array(CaseId), candidate: z.array(CaseId) })
        .optional()
        .meta({ description: `Cases found in that run only, the first ${MAX_LISTED_UNPAIRED} by id.` }),
      basis: z
        .strictObject({ confidence: z.literal(BASIS.confidence), errors: z.literal(BASIS.errors) })
        .meta({ description: "How the figures of this file were computed." }),
      categories: z
        .array(z.string())
        .meta({ description: "Categories of the paired cases, sorted by code unit." }),
      cases: z
        .strictObject({
          ids: z.array(CaseId),
          categories: z.array(category),
          clusters: z
            .array(z.union([count, z.null()]))
            .optional()
            .meta({
              description:
                "Cases with the same number share what `--cluster-key` names; null shares nothing.",
            }),
        })
        .optional()
        .meta({
          description: "The paired cases, sorted by id; absent where every metric is kept as counts.",
        }),
      metrics: z.array(EvidenceMetric).min(1),
      assumed: z.array(z.string()).meta({ description: "What the importer took for granted." }),
      notes: z.array(z.string()).meta({ description: "What a reader should know about the data." }),
    })
    .meta({ description: "Results of two eval runs, paired by case and recomputed." }),
);
export type Evidence = z.infer<typeof Evidence>;
export type EvidenceRun = Evidence["runs"]["baseline"];
