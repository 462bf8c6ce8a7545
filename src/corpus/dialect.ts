import type { DialectName } from "../model/dialects.ts";
import type { Foreign, Profile, Stated, StatedReference } from "../model/foreign.ts";
import type { ForeignDocument } from "./foreign/document.ts";
import type { ForeignOptions } from "./foreign/options.ts";

/**
 * A way of writing decision records that is not Reckon's own. To add one, write these and nothing else:
 *
 * 1. its name in `DIALECTS` in `src/model/dialects.ts`
 * 2. `src/corpus/dialects/<name>.ts` exporting a `Dialect`
 * 3. its line in `src/corpus/dialects/index.ts`: the first that knows a file reads it
 * 4. `test/corpus/dialects/<name>.test.ts`, with a record as its tool writes one
 *
 * A dialect is pure. It says where things stand and repeats them as written; what the words mean is understood in one
 * place for all, `src/corpus/foreign/understand.ts`. It never guesses and never throws on content.
 */
export interface Dialect {
  name: DialectName;
  /** What a person calls it: “MADR 2”. */
  title: string;
  profile: Exclude<Profile, "strict">;
  /** Whether its frontmatter has a key `id`, as Reckon's own has. */
  hasId?: boolean;
  /** How surely the file is written in it; undefined where it is not. */
  sniff(document: ForeignDocument): Foreign["confidence"] | undefined;
  read(document: ForeignDocument): Reading;
}

/** What a dialect finds, as written. What a record does not state is absent. */
export interface Reading {
  title?: Stated;
  /** Every place that states the status, each with its whole line; the first is the dialect's own. */
  statuses: readonly Stated[];
  dates: readonly Stated[];
  /** Names in a list, as written. */
  people?: Partial<Record<"decision-makers" | "consulted" | "informed", readonly Stated[]>>;
  tags?: readonly Stated[];
  references: readonly StatedReference[];
  options?: ForeignOptions;
  /** Whether `05/06/2020` is the fifth of June, as the dialect's tool writes it. */
  dayFirst?: boolean;
}
