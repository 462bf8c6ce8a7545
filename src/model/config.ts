import * as z from "zod";
import type { DialectName } from "./dialects.ts";
import { ROLES, STATUSES } from "./frontmatter.ts";
import { PROFILES } from "./foreign.ts";
import { GatePolicy } from "./gate.ts";
import { BUILT_IN_KINDS, KindConfig } from "./kind.ts";
import type { KindDeclaration } from "./kind.ts";
import { LEVELS } from "./finding.ts";
import { DEFAULT_DOOR_THRESHOLDS, DEFAULT_UNITS, DOORS } from "./reversal.ts";
import type { Units } from "./reversal.ts";
import { DEFAULT_LIKELIHOOD } from "./risk.ts";
import { LIMITS } from "./limits.ts";
import { isoDate } from "./iso-date.ts";
import { ImportMapping } from "./import-mapping.ts";
import { ROOT_SOURCE, SOURCE_NAME } from "./qualified-id.ts";

const positive = z.number().positive();
const CURRENCY = /^[A-Z]{3}$/;

const Price = z.lazy(() =>
  z.strictObject({
    input: positive,
    output: positive,
    "cached-input": positive.optional(),
    "cache-write": positive.optional(),
    "batch-input": positive.optional(),
    "batch-output": positive.optional(),
    per: z.enum(["1k tokens", "1M tokens"]).meta({ description: "What the figures are the price of." }),
    currency: z.string().regex(CURRENCY),
    "as-of": isoDate().meta({ description: "The day the price was looked up." }),
    source: z.string().min(1).meta({ description: "Where it was looked up." }),
  }),
);

/** The level of a rule, alone or with the rule's own options beside it. */
const RuleSetting = z.lazy(() =>
  z.union([z.enum([...LEVELS, "off"]), z.looseObject({ level: z.enum([...LEVELS, "off"]).optional() })]),
);
export type RuleSetting = z.infer<typeof RuleSetting>;

const sourceName = z
  .string()
  .regex(SOURCE_NAME, "letters, digits, `.`, `_` and `-`, such as billing")
  .refine((name) => name !== ROOT_SOURCE, `another name: ${ROOT_SOURCE} stands for the records of dir`);

/** The site. */
const SiteConfig = z.strictObject({
  title: z.string().min(1).optional().meta({ description: "Name of the archive, beside the logo." }),
  description: z
    .string()
    .min(1)
    .optional()
    .meta({ description: "One sentence under the home page's title." }),
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({ description: "Where the site will stand; for absolute links." }),
  base: z
    .string()
    .regex(/^\//, "a path that begins with /")
    .optional()
    .meta({ description: "Path below which it stands." }),
  docs: z.string().min(1).optional().meta({
    description:
      "Folder of Markdown pages that stand on the site as documentation, from where reckon.yaml is.",
  }),
  repository: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description: "Where the repository can be read on the web; from git's remote where it is left out.",
    }),
  forge: z.enum(["github", "gitlab", "gitea", "bitbucket"]).optional().meta({
    description: "What runs there, where its name does not say so: how links to files are written.",
  }),
});
export type SiteConfig = z.infer<typeof SiteConfig>;
/** Where records of elsewhere are read from: one of the first three keys. */
const Source = z.lazy(() =>
  z
    .strictObject({
      folder: z.string().min(1).optional().meta({
        description: "A folder with a repository's work tree, from where reckon.yaml is.",
      }),
      git: z.string().min(1).optional().meta({
        description:
          "A clone or a bare mirror of a repository; its objects are read, nothing is checked out.",
      }),
      export: z.string().min(1).optional().meta({ description: "A file that `reckon export ndjson` wrote." }),
      revision: z.string().min(1).optional().meta({
        description: "Of `git`: the branch, tag or commit to read; HEAD where absent.",
      }),
      dir: z.string().min(1).optional().meta({
        description:
          "Of `folder` and `git`: the folder of the records, where the source's own reckon.yaml does not say it.",
      }),
    })
    .refine(
      ({ folder, git, export: file }) => [folder, git, file].filter((key) => key !== undefined).length === 1,
      {
        error: "exactly one of folder, git and export",
      },
    ),
);
export type SourceConfig = z.infer<typeof Source>;

/**
 * `reckon.yaml`. Every key is optional; the descriptions are its reference. Every command reads it, and making a schema
 * costs more than reading by it: what stands in lists and maps is lazy, made when the first entry is read.
 */
export const ConfigFile = z.strictObject({
  dir: z
    .string()
    .min(1)
    .default("adr")
    .meta({ description: "Folder of the records, from where reckon.yaml is." }),
  packages: z.record(sourceName, z.string().min(1)).default({}).meta({
    description:
      "Folders of further records by the package's name, from where reckon.yaml is; ids are unique in each, and `billing:ADR-0007` names one from elsewhere.",
  }),
  sources: z.record(sourceName, Source).default({}).meta({
    description:
      "Records of other repositories, by name: read beside the own ones, never judged or written; `platform:ADR-0007` names one.",
  }),
  ids: z.enum(["number", "date"]).default("number").meta({
    description:
      "How `reckon new` numbers: counting per prefix, or by the day, for teams whose branches collide.",
  }),
  currency: z.string().regex(CURRENCY, "an ISO 4217 code such as USD").default("USD").meta({
    description: "Currency of amounts and thresholds.",
  }),
  kinds: z
    .record(
      z.string().regex(/^[a-z][a-z0-9-]*$/, "lower-case letters, digits and `-`, such as security-review"),
      KindConfig,
    )
    .default({})
    .meta({ description: "Kinds of the team's own, by name." }),
  statuses: z.record(z.string(), z.enum(STATUSES)).default({}).meta({
    description:
      "What words that records of another dialect have for their status stand for: `parked: proposed`.",
  }),
  units: z.record(z.string(), z.string()).default({}).meta({
    description:
      "What a unit of effort stands for: `sprint: 10 days`; and what one costs: `engineer-day: 800 USD`.",
  }),
  doors: z
    .strictObject({
      days: positive.default(DEFAULT_DOOR_THRESHOLDS.days),
      money: positive.default(DEFAULT_DOOR_THRESHOLDS.money),
    })
    .prefault({})
    .meta({ description: "Up to which engineer-days and money a door counts as two-way." }),
  likelihood: z.record(z.string(), z.number().min(0).max(100)).default({}).meta({
    description: "Percent for the words of likelihood, beside rare 5, unlikely 15, possible 35, likely 70.",
  }),
  gate: GatePolicy.optional().meta({ description: "The regression gate where a record names no eval plan." }),
  prices: z
    .record(z.string(), Price)
    .default({})
    .meta({ description: "Prices of models, by the name that cost tables use." }),
  "prices-stale-after": z
    .int()
    .positive()
    .default(90)
    .meta({ description: "Days after which a price is stale." }),
  people: z.record(z.string(), z.enum(ROLES)).optional().meta({
    description: "Who may approve as what; where absent, anyone may claim a role.",
  }),
  approvals: z
    .array(
      z.lazy(() =>
        z.strictObject({
          when: z.strictObject({
            door: z.enum(DOORS).optional(),
            "monthly-above": z.string().optional(),
            tier: z.union([z.literal(0), z.literal(1), z.literal(2)]).optional(),
            tag: z.string().optional(),
            "gate-override": z.boolean().optional(),
          }),
          needs: z.enum(ROLES),
        }),
      ),
    )
    .default([])
    .meta({ description: "Which role must approve when." }),
  "self-approval": z.enum(["allow", "refuse"]).default("refuse").meta({
    description: "Whether the only decision-maker may be the approver.",
  }),
  profile: z.enum(PROFILES).optional().meta({
    description:
      "Which rules hold for records of another dialect: `madr`, `nygard`, or `strict`, the default, which refuses them. Without reckon.yaml, those that suit each record.",
  }),
  rules: z
    .record(z.string(), RuleSetting)
    .default({})
    .meta({ description: "Levels and options of lint rules, by id." }),
  overrides: z
    .array(
      z.lazy(() =>
        z.strictObject({
          files: z
            .array(z.string().min(1))
            .min(1)
            .meta({ description: "Globs of the files it holds for, from where reckon.yaml is." }),
          rules: z.record(z.string(), RuleSetting).meta({ description: "As `rules`, for these files." }),
        }),
      ),
    )
    .default([])
    .meta({
      description: "Other levels and options for some of the files; of several that hold, the last wins.",
    }),
  site: SiteConfig.prefault({}).meta({ description: "The decision site." }),
  importers: z
    .record(
      z.string().regex(/^[a-z][a-z0-9-]*$/, "lower-case letters, digits and `-`, such as our-evals"),
      ImportMapping,
    )
    .default({})
    .meta({
      description:
        "Result tables of the team's own, or of tools without an importer, by the name for --importer.",
    }),
  limits: z
    .strictObject({
      record: z.int().positive().default(LIMITS.record),
      "result-file": z.int().positive().default(LIMITS.resultFile),
    })
    .prefault({})
    .meta({ description: "Bounds in bytes that may be raised here." }),
});
export type ConfigFile = z.infer<typeof ConfigFile>;

/** The settings that everything else works with: `reckon.yaml` with its defaults filled in and its grammar read. */
export interface Config extends Omit<ConfigFile, "kinds" | "units" | "likelihood"> {
  /** Built-in kinds and the team's own. */
  kinds: readonly KindDeclaration[];
  /** Engineer-days per unit. */
  units: Units;
  /** What an engineer-day costs, where the team says so. */
  engineerDay?: { amount: number; currency: string };
  likelihood: Readonly<Record<string, number>>;
  /** The dialect that the command line names for records in another than Reckon's own; absent, each file's is detected. */
  dialect?: DialectName;
}

/** Settings of a repository without `reckon.yaml`. */
export function defaultConfig(): Config {
  return {
    ...ConfigFile.parse({}),
    kinds: BUILT_IN_KINDS,
    units: DEFAULT_UNITS,
    likelihood: DEFAULT_LIKELIHOOD,
  };
}

/** The kind of that name. */
export function kindNamed(config: Config, name: string): KindDeclaration | undefined {
  return config.kinds.find((kind) => kind.name === name);
}

/** The kind whose prefix an id or a file name starts with, `ADR-0007` or `adr-0007-…`. */
export function kindOfPrefix(config: Config, text: string): KindDeclaration | undefined {
  const prefix = /^(?<prefix>[a-z][a-z0-9]*)-\d/iu.exec(text)?.groups?.prefix?.toUpperCase();
  return config.kinds.find((kind) => kind.prefix === prefix);
}

/**
 * The folder of the records of a package, or of `dir`, from where `reckon.yaml` is.
 * @param name of the package, as a record has it under `source`
 */
export function recordsFolder(config: Pick<Config, "dir" | "packages">, name: string | undefined): string {
  return name === undefined ? config.dir : (config.packages[name] ?? config.dir);
}

/** The folders of `dir` and of every package, from where `reckon.yaml` is. */
export function recordsFolders({ dir, packages }: Pick<Config, "dir" | "packages">): string[] {
  return [dir, ...Object.values(packages)];
}

/** The package that a file lies in, the innermost where folders lie in one another; undefined for those of `dir`. */
export function packageOf(
  { dir, packages }: Pick<Config, "dir" | "packages">,
  file: string,
): string | undefined {
  let [found, depth]: [string | undefined, number] = [
    undefined,
    file.startsWith(`${dir}/`) ? dir.length : -1,
  ];
  for (const [name, folder] of Object.entries(packages)) {
    if (folder.length <= depth || !file.startsWith(`${folder}/`)) continue;
    [found, depth] = [name, folder.length];
  }
  return found;
}
