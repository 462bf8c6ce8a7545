import type { Importer } from "../importer.ts";
import { csv } from "./csv.ts";
import { deepeval } from "./deepeval.ts";
import { evalite } from "./evalite.ts";
import { helm } from "./helm.ts";
import { inspect } from "./inspect.ts";
import { json } from "./json.ts";
import { jsonl } from "./jsonl.ts";
import { junit } from "./junit.ts";
import { lmEval } from "./lm-eval.ts";
import { openaiEvals } from "./openai-evals.ts";
import { promptfoo } from "./promptfoo.ts";
import { ragas } from "./ragas.ts";
import { vitestEvals } from "./vitest-evals.ts";

/** In the order of asking: the first that recognises a file reads it. */
export const IMPORTERS: readonly Importer[] = [
  promptfoo,
  inspect,
  lmEval,
  deepeval,
  openaiEvals,
  ragas,
  helm,
  evalite,
  vitestEvals,
  junit,
  csv,
  jsonl,
  json,
];
