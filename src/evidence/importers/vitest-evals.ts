import { sha256 } from "../digest.ts";
import { readDocument, refused } from "../document.ts";
import type { Importer, ImportOptions } from "../importer.ts";
import type { ImportedRow, Tokens } from "../imported-row.ts";
import { at, list, number, scalar, text } from "../json.ts";
import type { Json } from "../json.ts";
import { numbered } from "../../model/wording.ts";
import { caseFields } from "../keys.ts";
import { Rows } from "../rows.ts";
import { isScore, missingScores, shareMetrics } from "../scale.ts";

const HINT =
  "Run vitest again with `--reporter=json --outputFile=results.json`, and mend what it could not collect.";

/** What vitest's JSON reporter writes of tests by vitest-evals; the scores are in the tests' metadata. */
export const vitestEvals: Importer = {
  id: "vitest-evals",
  title: "vitest-evals (vitest's JSON reporter)",
  sniff(_name, head) {
    return /^\s*\{\s*"numTotalTestSuites"\s*:/u.test(head)
      ? { recognised: true }
      : { recognised: false, why: "it does not begin with numTotalTestSuites" };
  },
  keys: "a key of a test's `meta`, `meta.eval` or `meta.eval.metadata`, or `file`, `suite` or `title`",
  async parse(source, options) {
    const document = await readDocument(source, { hint: HINT });
    if (!document.ok) return document;
    const files = list(at(document.value, "testResults"));
    const tests = files.flatMap((file) =>
      list(at(file, "assertionResults")).map((test) => ({ test, file: fileName(file) })),
    );
    const broken = files.find(isBroken);
    if (tests.length === 0) {
      const why = text(at(broken, "message"))?.split("\n", 1)[0];
      return refused(
        `Unexpected report without a single test${why === undefined ? "" : `: ${why.slice(0, 200)}`}`,
        HINT,
      );
    }
    // Where some tests are evals, the others are tests of code.
    const evals = tests.filter(({ test }) => at(test, "meta", "eval") !== undefined);
    const rows = new Rows();
    let missing = 0;
    for (const { test, file } of evals.length > 0 ? evals : tests) {
      const read = readTest(test, file, options);
      rows.add(read.row);
      missing += read.missing;
    }
    const crashed = files.filter(isBroken);
    for (const file of crashed) {
      const name = `file ${fileName(file)}`;
      rows.add({ id: name, input: sha256(name), outcome: "errored", scores: new Map() });
    }
    const models = new Set(
      evals.map(({ test }) => text(at(test, "meta", "harness", "run", "session", "model"))),
    );
    const model = models.size === 1 ? [...models][0] : undefined;
    return {
      ok: true,
      imported: {
        format: "vitest JSON",
        created: scalar(at(document.value, "startTime")),
        runs: [{ name: model ?? source.name.replace(/\.[^.]+$/u, ""), aliases: [], model, rows }],
        metrics: shareMetrics([rows], ["pass"]),
        grader: {},
        dataset: {},
        assumed: [],
        notes: [
          ...(crashed.length === 0
            ? []
            : [
                `${numbered(crashed.length, "test file")} could not be collected and counts as an errored case each.`,
              ]),
          ...missingScores(missing),
        ],
      },
    };
  },
};

/** A file that failed before it had a test. */
function isBroken(file: Json): boolean {
  return at(file, "status") === "failed" && list(at(file, "assertionResults")).length === 0;
}

/** The file's name without its folder, which differs between machines. */
function fileName(file: Json): string {
  return (text(at(file, "name")) ?? "").split(/[\\/]/u).at(-1) ?? "";
}

function readTest(test: Json, file: string, options: ImportOptions): { row: ImportedRow; missing: number } {
  const status = text(at(test, "status"));
  const given = list(at(test, "meta", "eval", "scores"));
  const judged = status === "passed" || status === "failed";
  // An eval that failed and was never scored did not come to its end.
  const errored = status === "failed" && at(test, "meta", "eval") !== undefined && given.length === 0;
  const scores = new Map<string, number>();
  if (judged && !errored) scores.set("pass", status === "passed" ? 1 : 0);
  let missing = 0;
  for (const score of judged ? given : []) {
    const [name, value] = [text(at(score, "name")), at(score, "score")];
    if (name !== undefined && isScore(value)) scores.set(name, value);
    else missing++;
  }
  const name = text(at(test, "fullName")) ?? "";
  const tags = list(at(test, "tags")).map(scalar);
  const own = new Map([
    ["file", file],
    [
      "suite",
      list(at(test, "ancestorTitles"))
        .flatMap((title) => text(title) ?? [])
        .join(" > "),
    ],
    ["title", text(at(test, "title"))],
  ]);
  const stated = (key: string) =>
    scalar(at(test, "meta", key)) ??
    scalar(at(test, "meta", "eval", key)) ??
    scalar(at(test, "meta", "eval", "metadata", key)) ??
    own.get(key);
  const row: ImportedRow = {
    input: sha256(name),
    test: sha256(file),
    ...caseFields(options, stated, { category: tags.length === 1 ? tags[0] : undefined }),
    outcome: errored ? "errored" : judged ? "scored" : "skipped",
    scores,
    tokens: tokensOf(at(test, "meta", "harness", "run", "usage")),
  };
  return { row, missing };
}

function tokensOf(usage: Json | undefined): Tokens | undefined {
  const stated = (key: string) => {
    const value = number(at(usage, key));
    return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  };
  const tokens = {
    input: stated("inputTokens"),
    output: stated("outputTokens"),
    total: stated("totalTokens"),
  };
  return Object.values(tokens).some((count) => count !== undefined) ? tokens : undefined;
}
