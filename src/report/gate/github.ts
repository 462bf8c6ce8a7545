import { evidenceSentence } from "../../evidence/sentence.ts";
import { VERDICT_WORDS } from "../../model/gate.ts";
import { escapeText } from "../escape.ts";
import type { GateFormatter } from "../gate-formatter.ts";

/** Workflow commands that GitHub shows as annotations: an error per reason, or a notice that the gate passed. */
export const github: GateFormatter = {
  name: "github",
  format({ evidence, report }) {
    const title = `Gate ${VERDICT_WORDS[report.verdict]}`;
    const verdict =
      report.verdict === "pass"
        ? [command("notice", title, evidenceSentence(evidence, report))]
        : report.reasons.map(({ message }) => command("error", title, message));
    return [...verdict, ...report.notes.map((note) => command("notice", "Gate", note))].join("");
  },
};

function command(level: "error" | "notice", title: string, message: string): string {
  return `::${level} title=${data(title).replaceAll(":", "%3A").replaceAll(",", "%2C")}::${data(message)}\n`;
}

function data(text: string): string {
  return escapeText(text).replaceAll("%", "%25");
}
