import { sectionOf } from "./record.ts";
import type { MarkdownRecord } from "./record.ts";
import { tasksOf } from "./task.ts";
import type { Task } from "./task.ts";

/**
 * What a Readiness section answers, and the beginnings of words by which an item is known to answer it. An item may answer
 * several. Data, not code.
 */
export const READINESS_TOPICS = {
  monitoring: { title: "Monitoring", words: ["drift", "monitor", "watch", "measure", "dashboard"] },
  fallback: { title: "Fallback", words: ["fallback", "fall back", "falls back", "confidence", "hand over"] },
  runbook: { title: "Alerts and runbook", words: ["runbook", "alert", "on-call", "pager"] },
  refresh: { title: "Refresh", words: ["refresh", "retrain", "re-train", "reindex", "golden set"] },
  "way-back": {
    title: "Way back",
    words: ["way back", "rollback", "roll back", "rolled back", "rehears", "recovery"],
  },
} as const;
export type ReadinessTopic = keyof typeof READINESS_TOPICS;

const TOPICS = Object.keys(READINESS_TOPICS) as ReadinessTopic[];

/** An item of a Readiness section and what it answers. */
export interface ReadinessItem extends Task {
  topics: ReadinessTopic[];
}

/** The task list of a record's Readiness section; undefined where it has no such section. */
export function readinessOf(record: MarkdownRecord): ReadinessItem[] | undefined {
  const section = sectionOf(record, "Readiness");
  if (!section) return undefined;
  return tasksOf(record, section).map((task) => ({
    ...task,
    topics: TOPICS.filter((topic) => READINESS_TOPICS[topic].words.some((word) => answers(task.text, word))),
  }));
}

function answers(text: string, word: string): boolean {
  const at = text.toLowerCase().indexOf(word);
  return at === 0 || (at > 0 && !/[\p{L}\d]/u.test(text[at - 1]!));
}

/** Whether a decision of that criticality has a release readiness review. */
export function needsReadiness(tier: number | undefined): boolean {
  return tier === 0 || tier === 1;
}
