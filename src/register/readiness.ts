import type { Config } from "../model/config.ts";
import { VERDICT_WORDS } from "../model/gate.ts";
import { daysBetween } from "../model/iso-date.ts";
import { needsReadiness, READINESS_TOPICS, readinessOf } from "../model/readiness.ts";
import type { ReadinessItem, ReadinessTopic } from "../model/readiness.ts";
import type { ReadyCheck, ReadyReport } from "../model/ready-report.ts";
import type { EvidenceEntry } from "../model/record-entry.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { parseReversalCost } from "../model/reversal.ts";
import { counted, listed } from "../model/wording.ts";
import { wayBack } from "./doors.ts";
import { neededWords, rightsOf } from "../model/rights.ts";
import { isClosed, risksOf } from "./risks.ts";

/**
 * The release readiness review of a decision.
 * @param evidence what the evidence that it names says of it
 * @param today ISO date that reviews and items are held against
 * @throws UserError where an amount of the approval policy cannot be read
 */
export function readyReport(
  record: MarkdownRecord,
  evidence: readonly EvidenceEntry[],
  config: Config,
  today: string,
): ReadyReport {
  const checks = [
    decisionCheck(record),
    gateCheck(record, evidence),
    evidenceCheck(record, evidence),
    ...riskChecks(record, config, today),
    rollbackCheck(record, config, today),
    ...itemChecks(record, today),
    approvalCheck(record, config),
  ];
  const { id, file, title, values } = record;
  return {
    version: 1,
    record: id ?? file,
    file,
    ...(title === undefined ? {} : { title }),
    ...(values.tier === undefined ? {} : { tier: values.tier }),
    today,
    ready: checks.every(({ state }) => state !== "open"),
    checks,
  };
}

function decisionCheck({ values: { status, decided } }: MarkdownRecord): ReadyCheck {
  return {
    check: "decision",
    state: status === "accepted" ? "done" : "open",
    text: `${status ?? "no status"}${status === "accepted" && decided !== undefined ? ` on ${decided}` : ""}`,
  };
}

function gateCheck({ values }: MarkdownRecord, evidence: readonly EvidenceEntry[]): ReadyCheck {
  const verdicts = evidence.flatMap(({ verdict }) => verdict ?? []);
  const override = values["gate-override"];
  if (verdicts.length === 0)
    return {
      check: "gate",
      state: values.plan === undefined && evidence.length === 0 ? "not-asked" : "open",
      text: values.plan === undefined ? "not run" : `not run; ${values.plan} governs it`,
    };
  const worst = (["block", "inconclusive", "pass"] as const).find((verdict) => verdicts.includes(verdict))!;
  const overridden = override ? `, overridden by ${override.by} on ${override.on}: ${override.why}` : "";
  return {
    check: "gate",
    state: worst === "pass" || override ? "done" : "open",
    text: VERDICT_WORDS[worst] + (worst === "pass" ? "" : overridden),
  };
}

function evidenceCheck({ values }: MarkdownRecord, evidence: readonly EvidenceEntry[]): ReadyCheck {
  const check = "evidence";
  if (evidence.length === 0) {
    const isAsked = values.plan !== undefined;
    return { check, state: isAsked ? "open" : "not-asked", text: "the record names none" };
  }
  const unread = evidence.find(({ problem }) => problem !== undefined);
  if (unread) return { check, state: "open", text: `${unread.name}: ${unread.problem}` };
  const loose = evidence.flatMap(({ unaccepted }) => unaccepted ?? []);
  if (loose.length > 0)
    return { check, state: "open", text: `no risk accepts the drop on ${listed(loose, "and")}` };
  return { check, state: "done", text: evidence.map(({ sentence }) => sentence).join(" ") };
}

function riskChecks(record: MarkdownRecord, config: Config, today: string): ReadyCheck[] {
  const risks = risksOf(record, config);
  const open = risks.filter(({ status }) => !isClosed(status));
  const troubled = open.flatMap(({ ref, row, status, reviewBy }): ReadyCheck[] => {
    const owner = row.owner?.text.trim();
    const line = { check: "risks" as const, state: "open" as const, ...(owner ? { owner } : {}) };
    if (status === undefined) return [{ ...line, text: `${ref} has no status that can be read` }];
    if (status.state === "tripped") return [{ ...line, text: `${ref} tripped on ${status.on}` }];
    return reviewBy !== undefined && reviewBy < today
      ? [{ ...line, text: `${ref} is due for review`, due: reviewBy, overdue: daysBetween(reviewBy, today) }]
      : [];
  });
  if (troubled.length > 0) return troubled;
  return [
    {
      check: "risks",
      state: risks.length === 0 ? "not-asked" : "done",
      text:
        risks.length === 0
          ? "none accepted"
          : `${open.length} of ${risks.length} open, none tripped or overdue`,
    },
  ];
}

function rollbackCheck(record: MarkdownRecord, config: Config, today: string): ReadyCheck {
  const check = "rollback";
  const { reversal } = record.values;
  if (!reversal) return { check, state: "open", text: "what going back costs is not stated" };
  const way = wayBack(record, config, today);
  if (way.closed !== undefined) return { check, state: "open", text: `its price ran out on ${way.closed}` };
  const cost = parseReversalCost(reversal.cost, config.units);
  const isNothing = cost !== undefined && "word" in cost && ["none", "n/a"].includes(cost.word);
  if (isNothing) return { check, state: "not-asked", text: "there is nothing to go back from" };
  if (way.plan.length === 0 && reversal.door !== "two-way")
    return { check, state: "open", text: `a ${reversal.door} door without numbered steps` };
  if (reversal.door === "one-way")
    return { check, state: "done", text: `no way back; ${counted(way.plan.length, "step")} instead` };
  if (reversal.rehearsed === undefined) return { check, state: "open", text: "never rehearsed" };
  const price = way.price
    ? `${way.price.text}${way.until === undefined ? "" : ` until ${way.until}`}`
    : reversal.cost;
  return { check, state: "done", text: `${price}; rehearsed on ${reversal.rehearsed}` };
}

/** A line per item, and one per question that no item answers. */
function itemChecks(record: MarkdownRecord, today: string): ReadyCheck[] {
  const isAsked = needsReadiness(record.values.tier);
  const items = readinessOf(record) ?? [];
  const topics = Object.keys(READINESS_TOPICS) as ReadinessTopic[];
  const lines = topics.flatMap((topic): ReadyCheck[] => {
    // An item that answers several questions has one line, under the first of them.
    const own = items.filter((item) => item.topics[0] === topic);
    if (own.length > 0) return own.map((item) => itemCheck(topic, item, today));
    if (items.some((item) => item.topics.includes(topic))) return [];
    return [{ check: topic, state: isAsked ? "open" : "not-asked", text: "Readiness does not say" }];
  });
  const others = items.filter((item) => item.topics.length === 0);
  return [...lines, ...others.map((item) => itemCheck("other", item, today))];
}

function itemCheck(
  check: ReadyCheck["check"],
  { text, done, owner, due }: ReadinessItem,
  today: string,
): ReadyCheck {
  const overdue = !done && due !== undefined ? daysBetween(due, today) : 0;
  return {
    check,
    state: done ? "done" : "open",
    text,
    ...(done || owner === undefined ? {} : { owner }),
    ...(done || due === undefined ? {} : { due }),
    ...(overdue > 0 ? { overdue } : {}),
  };
}

function approvalCheck(record: MarkdownRecord, config: Config): ReadyCheck {
  const rights = rightsOf(record, config);
  const check = "approvals";
  if (rights.needs === undefined) return { check, state: "not-asked", text: "the policy asks for none" };
  const given = rights.approvals.filter(({ counts }) => counts);
  const words = neededWords(rights)!;
  if (!rights.satisfied) {
    const refused = rights.approvals.flatMap(({ by, why }) =>
      why === undefined ? [] : [`${by}'s does not count: ${why}`],
    );
    return { check, state: "open", text: [words, ...refused].join("; ") };
  }
  return {
    check,
    state: "done",
    text: `${words}; ${given.map(({ by, role, on }) => `${by} (${role}) on ${on}`).join(", ")}`,
  };
}
