import type { FrontmatterValues } from "../../../model/frontmatter.ts";
import { daysBetween } from "../../../model/iso-date.ts";
import { valuePlace } from "../../../model/record.ts";
import { defineRule } from "../../rule.ts";

/** Before it, nobody wrote decision records, and years are typing errors. */
const EARLIEST = "1970-01-01";

/** Lists, lead times and reminders are computed from these days; a wrong year is found by nobody else. */
export const datePlausible = defineRule({
  id: "record/date-plausible",
  level: "warning",
  description:
    "Days on which something happened are not in the future, and the decision is not later than `date`.",
  *record({ record: { values, places, file }, today }) {
    for (const { path, day } of pastDays(values)) {
      const name = path.filter((key) => !/^\d+$/u.test(key)).join(".");
      // Where the author's clock is ahead of the one that lints, tomorrow is today.
      const early = daysBetween(today, day) > 1;
      if (!early && day >= EARLIEST) continue;
      yield {
        message: early
          ? `Unexpected day in the future ${day} for \`${name}\`, expected ${today} or earlier`
          : `Unexpected day ${day} for \`${name}\`, expected one after ${EARLIEST}`,
        hint: `Correct the year, month or day of \`${name}\`.`,
        range: valuePlace(places, path),
      };
    }
    const { date, decided } = values;
    if (date === undefined || decided === undefined || decided <= date) return;
    yield {
      message: `Unexpected \`decided\` ${decided} after \`date\` ${date}, expected the day of the decision or a later one for \`date\``,
      hint: "Set `date` to the day on which the status last changed; accepting and rejecting change it too.",
      range: valuePlace(places, ["decided"]),
      related: [{ file, range: valuePlace(places, ["date"]), message: "`date` is here" }],
    };
  },
});

/** Days of what has happened, by their path in the frontmatter. */
function pastDays(values: FrontmatterValues): { path: string[]; day: string }[] {
  const listed = (["approvals", "amended"] as const).flatMap((key) =>
    (values[key] ?? []).map(({ on }, index) => ({ path: [key, String(index), "on"], day: on })),
  );
  const single: { path: string[]; day: string | undefined }[] = [
    { path: ["date"], day: values.date },
    { path: ["decided"], day: values.decided },
    { path: ["reversal", "rehearsed"], day: values.reversal?.rehearsed },
    { path: ["gate-override", "on"], day: values["gate-override"]?.on },
  ];
  return [...single, ...listed].flatMap(({ path, day }) => (day === undefined ? [] : [{ path, day }]));
}
