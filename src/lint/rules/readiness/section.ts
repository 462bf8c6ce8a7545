import { weighsOptions } from "../../../model/kind.ts";
import { isEmptySection, sectionOf, valuePlace } from "../../../model/record.ts";
import { tasksOf } from "../../../model/task.ts";
import { defineRule } from "../../rule.ts";

/** Drift, fallback, alerts, data and the way back are cheap to think of before, and dear after. */
export const readinessSection = defineRule({
  id: "readiness/section",
  level: "error",
  description:
    "A decision of tier 0 or 1 that is proposed or accepted has a section Readiness with a task list.",
  *record({ record }) {
    const { kind, values, places } = record;
    const { tier, status } = values;
    if (!kind || !weighsOptions(kind) || tier === undefined || tier > 1) return;
    if (status !== "proposed" && status !== "accepted") return;
    const section = sectionOf(record, "Readiness");
    if (section && tasksOf(record, section).length > 0) return;
    const hint =
      "what drift is watched, the fallback, alerts and runbook, refresh of data, and the way back with the recovery time that was tried out";
    yield {
      message: section
        ? `Unexpected ${isEmptySection(record, section) ? "empty section" : "section"} Readiness without a task list, expected items such as \`- [ ] …\``
        : `Unexpected tier ${tier} decision without a section Readiness, expected a task list`,
      hint: section
        ? `Write as items that begin with \`- [ ]\` or \`- [x]\`: ${hint}.`
        : `Add \`## Readiness\` with items \`- [ ] …\`: ${hint}.`,
      range: section?.heading.range ?? valuePlace(places, ["tier"]),
    };
  },
});
