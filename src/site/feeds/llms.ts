import type { Status } from "../../model/frontmatter.ts";
import { sentenceText } from "../view.ts";
import type { SiteView } from "../site-view.ts";
import type { DecisionView } from "../view.ts";
import { STATUS_WORDS } from "../words.ts";
import { absolute } from "./address.ts";
import type { AddressPlace } from "./address.ts";

const PARTS: readonly { heading: string; has: (status: Status | undefined) => boolean }[] = [
  { heading: "In force", has: (status) => status === "accepted" },
  { heading: "Open", has: (status) => status === undefined || status === "proposed" || status === "draft" },
  { heading: "Past", has: (status) => /^(?:superseded|deprecated|rejected)$/u.test(status ?? "") },
];

/** What language models read first (llmstxt.org): every decision in a line, with its verdict and the file it is written in. */
export function llmsText(view: SiteView, place: AddressPlace): string {
  const about = view.description ?? `Decisions of ${view.title}, with what each would cost to take back.`;
  const parts = PARTS.flatMap(({ heading, has }) => {
    const lines = view.decisions.filter(({ status }) => has(status)).map((one) => line(one, place));
    return lines.length === 0 ? [] : [`## ${heading}`, lines.join("\n")];
  });
  const index = absolute(place, "decisions.json") ?? "decisions.json";
  return `${[`# ${plain(view.title)}`, `> ${plain(about)}`, `Every record with its options, risks and days: [decisions.json](${index}).`, ...parts].join("\n\n")}\n`;
}

function line(decision: DecisionView, place: AddressPlace): string {
  const { id, slug, status } = decision;
  const title = id === undefined ? decision.title : `${id} ${decision.title}`;
  const verdict = sentenceText(decision.verdict) || decision.summary;
  const said = [status && STATUS_WORDS[status].word, verdict].filter(Boolean).join(". ");
  return `- [${plain(title)}](${absolute(place, `${slug}.md`) ?? `${slug}.md`})${said === "" ? "" : `: ${plain(said)}`}`;
}

/** Text of a record as one line that closes no link and opens no tag. */
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").replaceAll(/[\\[\]<>`]/gu, String.raw`\$&`);
}
