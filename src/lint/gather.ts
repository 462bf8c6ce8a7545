import { LEVELS } from "../model/finding.ts";
import type { Finding, Level, Problem } from "../model/finding.ts";
import { FILE_START } from "../model/position.ts";
import type { ConfiguredRule } from "./configure.ts";
import type { FileProblem, Rule } from "./rule.ts";

/** Gathers what rules yield, at the level that each has for the file. */
export class Gathered {
  readonly #rulesOf: (file: string) => ReadonlyMap<string, ConfiguredRule>;
  readonly #idOf: (file: string) => string | undefined;
  #findings: Finding[] = [];

  /**
   * @param rulesOf the rules that are on for a file
   * @param idOf the id of the record in a file
   */
  constructor(
    rulesOf: (file: string) => ReadonlyMap<string, ConfiguredRule>,
    idOf: (file: string) => string | undefined,
  ) {
    this.#rulesOf = rulesOf;
    this.#idOf = idOf;
  }

  /** A rule that throws is a bug of that rule, reported as such; the others still run. */
  report(rule: Rule, file: string, yielded: () => Iterable<Problem | FileProblem>): void {
    try {
      for (const problem of yielded()) this.#add(rule, { file, ...problem });
    } catch (error) {
      this.#findings.push({
        rule: rule.id,
        level: "error",
        file,
        ...this.#named(file),
        range: FILE_START,
        message: `Unexpected failure of the rule itself: ${error instanceof Error ? error.message : String(error)}`,
        hint: `This is a bug in Reckon. Report it with this file, and set \`${rule.id}: off\` under \`rules:\` until it is mended.`,
      });
    }
  }

  /** What was gathered since the last time. */
  take(): Finding[] {
    const taken = this.#findings;
    this.#findings = [];
    return taken;
  }

  #add(rule: Rule, problem: FileProblem): void {
    const level = this.#rulesOf(problem.file).get(rule.id)?.level;
    if (!level) return;
    const { atMost = level, ...found } = problem;
    const named = this.#named(problem.file);
    this.#findings.push({ ...found, rule: rule.id, level: lower(level, atMost), ...named });
  }

  #named(file: string): { record?: string } {
    const record = this.#idOf(file);
    return record === undefined ? {} : { record };
  }
}

function lower(one: Level, other: Level): Level {
  return LEVELS.indexOf(one) > LEVELS.indexOf(other) ? one : other;
}
