import type { BlockContent, PhrasingContent } from "mdast";
import type { ActivityReport } from "../../model/activity-report.ts";
import { VERDICT_WORDS } from "../../model/gate.ts";
import type { RecordEntry } from "../../model/record-entry.ts";
import { amountText, numbered } from "../../model/wording.ts";
import { countText, durationText, signedAmount } from "../amount.ts";
import { bulletList, heading, markdownOf, paragraph, strong, table, words } from "../markdown.ts";

/** The report as Markdown. */
export function reportMarkdown(report: ActivityReport, title: string): string {
  return markdownOf(reportBlocks(report, title));
}

/** The report as blocks; a part about which there is nothing to say is one sentence. */
export function reportBlocks(report: ActivityReport, title: string): BlockContent[] {
  return [
    heading(1, title),
    paragraph(words(`${report.since} to ${report.today}; what is due up to ${report.until}.`)),
    heading(2, "Decided"),
    listOr(report.decided.map(decidedItem), "Nothing was decided."),
    heading(2, "Proposed and waiting"),
    listOr(report.waiting.map(waitingItem), "Nothing waits for a decision."),
    heading(2, "Risks due"),
    listOr(report.risks.map(dueItem), "No risk is due for review."),
    ...signalBlocks(report),
    heading(2, "Doors closing"),
    listOr(report.doors.map(dueItem), "No price of going back ends."),
    heading(2, "Also due"),
    listOr(report.duties.map(dueItem), "Nothing else is due."),
    heading(2, "Gates"),
    listOr(report.gates.map(gateItem), "No standing decision names evidence."),
    heading(2, "Cost against budget"),
    ...costBlocks(report),
    heading(2, "The practice"),
    ...practiceBlocks(report),
    ...(report.notes.length > 0
      ? [heading(2, "Not read"), bulletList(report.notes.map((note) => [words(note)]))]
      : []),
  ];
}

type Item = PhrasingContent[];

function listOr(items: readonly Item[], otherwise: string): BlockContent {
  return items.length > 0 ? bulletList(items) : paragraph(words(otherwise));
}

function named({ id, file, title }: Pick<RecordEntry, "id" | "file" | "title">): Item {
  return [strong(id ?? file), words(title === undefined ? "" : ` ${title}`)];
}

function decidedItem(entry: RecordEntry): Item {
  const back = entry.door === undefined ? "" : ` Going back: ${entry.reversalCost}, ${entry.door} door.`;
  return [
    ...named(entry),
    words(` – ${entry.decided}, ${entry.owner ?? "no owner"}. ${entry.verdict ?? ""}${back}`.trimEnd()),
  ];
}

function waitingItem(entry: ActivityReport["waiting"][number]): Item {
  const facts = [
    entry.days === undefined ? "" : `for ${days(entry.days)}`,
    entry.owner === undefined ? "" : `with ${entry.owner}`,
    entry.needs === undefined ? "" : `needs approval: ${entry.needs}`,
    entry.commentBy === undefined ? "" : `comments until ${entry.commentBy}`,
  ].filter((fact) => fact !== "");
  return [...named(entry), words(` – ${facts.join(", ")}. ${entry.verdict ?? ""}`.trimEnd())];
}

function dueItem({ on, days: left, subject, text, owner }: ActivityReport["risks"][number]): Item {
  const when = left < 0 ? `${days(-left)} late` : left === 0 ? "today" : `in ${days(left)}`;
  return [strong(subject), words(` ${text} – ${on}, ${when}${owner === undefined ? "" : `, ${owner}`}`)];
}

function days(count: number): string {
  return numbered(count, "day");
}

function signalBlocks({ signals }: ActivityReport): BlockContent[] {
  if (signals.length === 0) return [];
  const items = signals.map(({ risk, text, signal, now, tripped }): Item => {
    const facts = [
      tripped === undefined ? "" : `tripped on ${tripped}`,
      now === undefined ? "" : `now ${now}`,
      signal === undefined ? "" : `signal ${signal}`,
    ].filter((fact) => fact !== "");
    return [strong(risk), words(` ${text} – ${facts.join(", ")}`)];
  });
  return [heading(2, "Signals of risks"), bulletList(items)];
}

function gateItem({ record, name, verdict, sentence, problem }: ActivityReport["gates"][number]): Item {
  const said = sentence ?? (problem === undefined ? "" : `${name}: ${problem}`);
  return [strong(record), words(` ${verdict === undefined ? "not run" : VERDICT_WORDS[verdict]} – ${said}`)];
}

function costBlocks({ cost }: ActivityReport): BlockContent[] {
  if (!cost) return [paragraph(words("No usage is kept under usage/ in the records' folder."))];
  const amount = (value: number | undefined): string =>
    value === undefined ? "–" : amountText(value, cost.currency);
  const change = (now: number, before: number | undefined): string =>
    before === undefined ? "–" : signedAmount(now - before, cost.currency);
  const state = (value: number, budget: number | undefined): string =>
    budget === undefined ? "–" : `${((100 * value) / budget).toFixed(0)} %`;
  const rows = [
    ...cost.features.map((feature) => [
      feature.feature,
      countText(feature.requests),
      amount(feature.cost),
      change(feature.cost, feature.before),
      amount(feature.budget),
      state(feature.cost, feature.budget),
      feature.p95 === undefined ? "–" : durationText(feature.p95),
      feature.objective === undefined ? "–" : durationText(feature.objective),
    ]),
    [
      "Total",
      "",
      amount(cost.total),
      change(cost.total, cost.before),
      amount(cost.budget),
      state(cost.total, cost.budget),
      "",
      "",
    ],
  ].map((cells) => cells.map(words));
  const header = ["Feature", "Requests", cost.month, "Change", "Budget", "Spent", "p95", "Objective"];
  return [table(header, rows, [null, ...header.slice(1).map(() => "right" as const)])];
}

function practiceBlocks({ practice }: ActivityReport): BlockContent[] {
  const { decisions, leadTime, withEvidence, riskReviewsOnTime, actionsOnTime } = practice;
  const share = (value: typeof withEvidence, what: string): Item =>
    value
      ? [words(`${what}: ${((100 * value.count) / value.of).toFixed(0)} % (${value.count} of ${value.of})`)]
      : [words(`${what}: none so far`)];
  return [
    paragraph(words(`Since ${practice.since}: ${numbered(decisions, "decision")}.`)),
    bulletList([
      leadTime
        ? [words(`Lead time from proposed to decided: ${days(leadTime.median)}, median of ${leadTime.n}`)]
        : [words("Lead time from proposed to decided: not known from git")],
      share(withEvidence, "Decisions with evidence"),
      share(riskReviewsOnTime, "Risks reviewed by their day"),
      share(actionsOnTime, "Postmortem actions closed by their day"),
    ]),
  ];
}
