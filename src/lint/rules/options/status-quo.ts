import { weighsOptions } from "../../../model/kind.ts";
import { isPlaceholder } from "../../../model/placeholder.ts";
import { defineRule } from "../../rule.ts";

/** Words by which titles say that things stay as they are, by language. Data, not code. */
const WORDS = [
  String.raw`\b(?:stay|status quo|do(?:ing)? nothing|do not|don['’]t|as (?:it|we|they|things) (?:is|are)|as[- ]is|keep|current|existing|no(?:ne| change| action)|baseline|retain|defer|postpone|unchanged|remain|wait|leave|continue|today)`,
  String.raw`\b(?:bleiben|beibehalten|belassen|nichts tun|wie bisher)`,
  String.raw`\b(?:rester|garder|conserver|ne rien faire|actuel)`,
  String.raw`\b(?:mantener|seguir|no hacer nada|actual\b)`,
  "現状|維持|现状|保持",
];
const STAYS = new RegExp(WORDS.join("|"), "iu");

/** What doing nothing costs is the measure of everything else. */
export const statusQuo = defineRule({
  id: "options/status-quo",
  level: "advice",
  description: "One option is to leave things as they are.",
  *record({ record: { kind, options } }) {
    if (!kind || !weighsOptions(kind) || !options || options.columns.length === 0) return;
    if (options.columns.some(({ title }) => STAYS.test(title) || isPlaceholder(title))) return;
    yield {
      message:
        "Unexpected options table without the status quo, expected an option that leaves things as they are",
      hint: "Add a column such as `A: Stay on current`, and say in it what waiting costs.",
      range: { start: options.columns[0]!.range.start, end: options.columns.at(-1)!.range.end },
    };
  },
});
