import { SaxesParser } from "saxes";
import { LIMITS } from "../../model/limits.ts";
import { sha256 } from "../digest.ts";
import { refused } from "../document.ts";
import type { ImportedRun, Importer, ImportOptions, ImportResult } from "../importer.ts";
import type { ImportedRow } from "../imported-row.ts";
import { caseFields } from "../keys.ts";
import { RunRows } from "../rows.ts";
import { missingScores, shareMetrics } from "../scale.ts";
import { numberIn } from "../table-field.ts";

const HINT = "Write the report again: the JUnit reporter of pytest, vitest or promptfoo.";

/** JUnit XML: a test case is a case. Properties `category` and `score`, as pytest's record_property writes them, are read. */
export const junit: Importer = {
  id: "junit",
  title: "JUnit XML",
  sniff(_name, head) {
    if (!/^\uFEFF?\s*</u.test(head)) return { recognised: false, why: "it is no XML" };
    return /<testsuites?[\s>/]/u.test(head)
      ? { recognised: true }
      : { recognised: false, why: "it has no element testsuite" };
  },
  keys: "a property of a test case, `name` or `classname`",
  async parse(source, options) {
    const report = new Report(options);
    for await (const part of source.parts()) {
      report.write(part);
      if (report.problem) break;
    }
    report.close();
    return report.problem ?? report.finish(source.name);
  },
};

interface TestCase {
  name: string;
  className: string;
  result: "passed" | "failed" | "errored" | "skipped";
  properties: Map<string, string>;
}

const RESULTS: ReadonlyMap<string, TestCase["result"]> = new Map([
  ["failure", "failed"],
  ["error", "errored"],
  ["skipped", "skipped"],
]);

/** Reads a report piece by piece; keeps no text of a failure. */
class Report {
  problem: ImportResult | undefined;
  readonly #options: ImportOptions;
  readonly #parser = new SaxesParser();
  readonly #runs = new RunRows<string>();
  #created: string | undefined;
  #depth = 0;
  #isPromptfoo = false;
  #case: TestCase | undefined;
  #missing = 0;

  constructor(options: ImportOptions) {
    this.#options = options;
    this.#parser.on("doctype", () => this.#refuse("Unexpected DOCTYPE, expected a report without one"));
    this.#parser.on("error", ({ message }) =>
      this.#refuse(`Unexpected XML: ${message.replace(/^\d+:\d+: /u, "")}`),
    );
    this.#parser.on("opentag", ({ name, attributes }) => this.#open(name, attributes));
    this.#parser.on("closetag", ({ name }) => this.#close(name));
  }

  write(part: string): void {
    if (!this.problem) this.#parser.write(part);
  }

  close(): void {
    if (!this.problem) this.#parser.close();
  }

  finish(fileName: string): ImportResult {
    const runs = [...this.#runs.values()];
    if (runs.length === 0) {
      const hint =
        "Run the tests again; a report without cases is what is left when they cannot be collected.";
      return refused("Unexpected report without a single test case", hint);
    }
    const scored = runs.some(({ ranges }) => ranges.has("score"));
    const stem = fileName.replace(/\.[^.]+$/u, "");
    return {
      ok: true,
      imported: {
        format: "JUnit XML",
        created: this.#created,
        runs: [...this.#runs].map(([name, rows]): ImportedRun => ({
          name: name === "" ? stem : name,
          aliases: [],
          rows,
        })),
        // A property's scale is nobody's to guess.
        metrics: [
          ...shareMetrics([], ["pass"]),
          ...(scored ? [{ name: "score", scale: "number" as const, higherIsBetter: true }] : []),
        ],
        grader: {},
        dataset: {},
        assumed: ["A test that failed is a case that failed, whatever made it fail."],
        notes: missingScores(this.#missing),
      },
    };
  }

  #open(name: string, attributes: Record<string, string>): void {
    this.#depth++;
    if (this.#depth > LIMITS.nesting)
      this.#refuse(`Unexpected nesting of more than ${LIMITS.nesting} levels`);
    if (this.#depth === 1 && name !== "testsuites" && name !== "testsuite")
      this.#refuse(`Unexpected element ${name}, expected testsuites or testsuite`);
    if (name === "testsuites") this.#isPromptfoo = attributes.name === "promptfoo";
    if (name === "testsuite") this.#created ??= attributes.timestamp;
    if (name === "testcase") {
      const { name: title = "", classname: className = "" } = attributes;
      this.#case = { name: title, className, result: "passed", properties: new Map() };
    }
    if (!this.#case) return;
    if (name === "property" && attributes.name !== undefined)
      this.#case.properties.set(attributes.name, attributes.value ?? "");
    this.#case.result = RESULTS.get(name) ?? this.#case.result;
  }

  #close(name: string): void {
    this.#depth--;
    if (name !== "testcase" || !this.#case) return;
    const test = this.#case;
    this.#case = undefined;
    if (test.name.trim() === "") return this.#refuse("Unexpected test case without a name");
    // promptfoo puts the provider where other tools put the file: `[candidate] prompt 1`.
    const provider = this.#isPromptfoo ? /^\[(?<name>.+?)\] /u.exec(test.className)?.groups?.name : undefined;
    const run = provider ?? "";
    this.#runs.of(run).add(this.#row(test, provider === undefined ? test.className : ""));
  }

  #row({ name, className, result, properties }: TestCase, place: string): ImportedRow {
    const own = new Map([
      ["name", name],
      ["classname", className],
    ]);
    const stated = (key: string) => properties.get(key) ?? own.get(key);
    const judged = result === "passed" || result === "failed";
    const scores = new Map<string, number>(judged ? [["pass", result === "passed" ? 1 : 0]] : []);
    const score = numberIn(properties.get("score"));
    if (judged && typeof score === "number") scores.set("score", score);
    else if (judged && properties.has("score")) this.#missing++;
    return {
      ...caseFields(this.#options, stated, { category: properties.get("category")?.trim() || undefined }),
      input: sha256(name),
      test: place === "" ? undefined : sha256(place),
      outcome: judged ? "scored" : result === "errored" ? "errored" : "skipped",
      scores,
    };
  }

  #refuse(message: string): void {
    const { line, columnIndex } = this.#parser;
    this.problem ??= refused(message, HINT, `line ${line}, column ${columnIndex + 1}`);
  }
}
