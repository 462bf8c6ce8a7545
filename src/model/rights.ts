import type { RightsReport } from "./change-report.ts";
import type { Config } from "./config.ts";
import { ROLES } from "./frontmatter.ts";
import type { Role } from "./frontmatter.ts";
import { parseMoney } from "./money.ts";
import { optionCell, optionColumn, optionRow } from "./options.ts";
import type { MarkdownRecord } from "./record.ts";
import { DOORS } from "./reversal.ts";
import { amountText, listed, quoted } from "./wording.ts";

/** The settings that decision rights depend on. */
export type RightsPolicy = Pick<Config, "approvals" | "people" | "self-approval" | "currency">;
type Condition = Config["approvals"][number]["when"];
type Approval = RightsReport["approvals"][number];

/** The criticality of a record that names none. */
const DEFAULT_TIER = 2;

/**
 * Which role has to approve a record, why, and whether its approvals satisfy that. The highest role that matches wins.
 * A door counts as the harder ones do, and a tier as the more critical ones, so that no policy asks less of more.
 */
export function rightsOf(record: MarkdownRecord, policy: RightsPolicy): RightsReport {
  const matched = policy.approvals.flatMap(({ when, needs }) => {
    const because = reasons(record, when, policy.currency);
    return because ? [{ needs, because }] : [];
  });
  const needs = ROLES.findLast((role) => matched.some((entry) => entry.needs === role));
  const because = matched.filter((entry) => entry.needs === needs).flatMap((entry) => entry.because);
  const approvals = (record.values.approvals ?? []).map((approval): Approval => {
    const why = objection(record, approval, policy, needs);
    return { ...approval, counts: why === undefined, ...(why === undefined ? {} : { why }) };
  });
  return {
    ...(needs ? { needs } : {}),
    because: [...new Set(because)],
    satisfied: needs === undefined || approvals.some(({ counts }) => counts),
    approvals,
  };
}

/** `one-way door and $6,200 a month: director`; undefined where nobody has to approve. */
export function neededWords({ needs, because }: RightsReport): string | undefined {
  return needs && `${listed(because, "and")}: ${needs}`;
}

/** What in the record meets every part of a condition; undefined where a part is not met. */
function reasons(record: MarkdownRecord, when: Condition, currency: string): string[] | undefined {
  const { values } = record;
  const parts: (string | undefined)[] = [];
  if (when.door !== undefined) parts.push(doorReason(values.reversal?.door, when.door));
  if (when["monthly-above"] !== undefined) parts.push(monthlyReason(record, when["monthly-above"], currency));
  if (when.tier !== undefined) {
    const tier = values.tier ?? DEFAULT_TIER;
    parts.push(tier <= when.tier ? `tier ${tier}` : undefined);
  }
  if (when.tag !== undefined) {
    const wanted = when.tag.toLowerCase();
    const tag = values.tags?.find((candidate) => candidate.toLowerCase() === wanted);
    parts.push(tag === undefined ? undefined : `tag ${quoted(tag)}`);
  }
  if (when["gate-override"] !== undefined) {
    const overridden = values["gate-override"] !== undefined;
    const words = overridden ? "gate overridden" : "gate not overridden";
    parts.push(overridden === when["gate-override"] ? words : undefined);
  }
  const met = parts.filter((part) => part !== undefined);
  return met.length === parts.length ? (met.length > 0 ? met : ["every decision"]) : undefined;
}

function doorReason(door: (typeof DOORS)[number] | undefined, least: (typeof DOORS)[number]) {
  return door !== undefined && DOORS.indexOf(door) >= DOORS.indexOf(least) ? `${door} door` : undefined;
}

/**
 * The chosen column's Cost/month above the threshold. A cell that cannot be held against it, because it is no amount or
 * another currency, counts as above: an approval too many does less harm than one too few.
 */
function monthlyReason(record: MarkdownRecord, threshold: string, currency: string): string | undefined {
  const limit = parseMoney(threshold);
  // Reading the settings refuses such a threshold; where it comes from elsewhere, too much is asked rather than too little.
  if (!limit) return `a threshold of ${quoted(threshold)}, which is no amount`;
  const { options, values } = record;
  const row = options && optionRow(options, "cost/month");
  const column = options && values.chosen !== undefined ? optionColumn(options, values.chosen) : undefined;
  const text = row && column ? optionCell(options, row, column)?.text : undefined;
  if (text === undefined || /^(?:none|n\/a|free|[–-])(?![\p{L}\d])/iu.test(text.trim())) return undefined;
  const cost = parseMoney(text);
  if (!cost || (cost.currency ?? currency) !== (limit.currency ?? currency))
    return `Cost/month ${quoted(text)}, which cannot be held against ${threshold}`;
  const monthly = cost.per === "year" ? cost.max / 12 : cost.max;
  return monthly > limit.max ? `${amountText(monthly, cost.currency ?? currency)} a month` : undefined;
}

/** Why an approval does not count for a role; undefined where it does. */
function objection(
  record: MarkdownRecord,
  approval: Pick<Approval, "by" | "role">,
  policy: RightsPolicy,
  needs: Role | undefined,
): string | undefined {
  const refused = refusal(record, approval, policy);
  if (refused !== undefined) return refused;
  return needs !== undefined && rank(approval.role) < rank(needs)
    ? `${approval.role} is below ${needs}`
    : undefined;
}

/**
 * Why a person may not approve a record in a role: `people` does not list them, or lists them lower, or they alone
 * decide it. Undefined where they may. One person alone in `people` may always approve.
 */
export function refusal(
  record: Pick<MarkdownRecord, "values">,
  { by, role }: Pick<Approval, "by" | "role">,
  policy: Pick<RightsPolicy, "people" | "self-approval">,
): string | undefined {
  const people = Object.entries(policy.people ?? {});
  const person = people.find(([name]) => samePerson(name, by));
  if (policy.people && !person) return `${by} is not among \`people\` in reckon.yaml`;
  if (person && rank(role) > rank(person[1])) return `${by} is ${person[1]}, which is below ${role}`;
  const makers = record.values["decision-makers"] ?? [];
  const alone = makers.length > 0 && makers.every((maker) => samePerson(maker, by));
  return alone && policy["self-approval"] === "refuse" && people.length !== 1
    ? `${by} is the only decision-maker`
    : undefined;
}

/** The role that `people` gives a person. */
export function roleOf(by: string, people: RightsPolicy["people"]): Role | undefined {
  return Object.entries(people ?? {}).find(([name]) => samePerson(name, by))?.[1];
}

/** Names and handles are the same without regard to case and to a leading `@`. */
export function samePerson(one: string, other: string): boolean {
  const plain = (name: string): string => name.trim().replace(/^@/u, "").normalize("NFC").toLowerCase();
  return plain(one) === plain(other);
}

/**
 * Whether a commit's author, `Mei Zhou <mei@example.com>`, may be the person of a name or handle: by the whole name, one
 * of its words, the address, or the part of it before `@`, where forges put a handle behind a number.
 */
export function isAuthor(by: string, author: string): boolean {
  const { name = author, address = "" } = /^(?<name>.*?)\s*<(?<address>[^>]*)>$/u.exec(author)?.groups ?? {};
  const local = address.split("@", 1)[0]!;
  const names = [name, ...name.split(/[\s-]+/u), address, local, local.replace(/^\d+\+/u, "")];
  return names.some((candidate) => candidate !== "" && samePerson(candidate, by));
}

function rank(role: Role): number {
  return ROLES.indexOf(role);
}
