import type { Dialect } from "../dialect.ts";
import { adg } from "./adg.ts";
import { adrkit } from "./adrkit.ts";
import { adrs } from "./adrs.ts";
import { archgate } from "./archgate.ts";
import { dotnetAdr } from "./dotnet-adr.ts";
import { log4brains } from "./log4brains.ts";
import { loose } from "./loose.ts";
import { madr1 } from "./madr-1.ts";
import { madr2 } from "./madr-2.ts";
import { madr3 } from "./madr-3.ts";
import { madr4 } from "./madr-4.ts";
import { madrLint } from "./madr-lint.ts";
import { nygard } from "./nygard.ts";
import { phodal } from "./phodal.ts";
import { structuredMadr } from "./structured-madr.ts";
import { talo } from "./talo.ts";

/** Every dialect, in the order in which a file is held against them: what has signs of its own comes first. */
export const DIALECT_READERS: readonly Dialect[] = [
  adrs,
  adrkit,
  archgate,
  structuredMadr,
  adg,
  madrLint,
  madr3,
  log4brains,
  madr1,
  madr2,
  talo,
  phodal,
  dotnetAdr,
  nygard,
  madr4,
  loose,
];
