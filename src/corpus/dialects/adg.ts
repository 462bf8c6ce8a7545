import type { Dialect } from "../dialect.ts";
import { readForeignOptions } from "../foreign/options.ts";
import { hasSection, joined, keyText, linesOfSection, readKeys, readText } from "../foreign/statements.ts";

/** `We decided for [Option 1](#option-1) because: …` */
const OUTCOME = /^We decided for \[Option (?<number>\d+)\]/u;

/** ADG: YAML `adr_id`, `title` and `status`, open until it is decided; options are a numbered list with anchors. */
export const adg: Dialect = {
  name: "adg",
  title: "ADG",
  profile: "nygard",
  sniff(document) {
    if (document.data && "adr_id" in document.data) return "certain";
    return document.record.anchors.includes("option-1") && hasSection(document, "Options")
      ? "likely"
      : undefined;
  },
  read(document) {
    const [title] = keyText(document, "title");
    const options = readForeignOptions(document);
    const outcome = linesOfSection(document, "Decision").find(({ source }) => OUTCOME.test(source));
    const number = Number(OUTCOME.exec(outcome?.source ?? "")?.groups?.number);
    const taken = options?.options[number - 1];
    const chosen = outcome && taken ? { text: taken.text, range: outcome.range } : undefined;
    return {
      ...joined(readKeys(document), readText(document)),
      ...(title ? { title } : {}),
      ...(options ? { options: { ...options, ...(chosen ? { chosen } : {}) } } : {}),
    };
  },
};
