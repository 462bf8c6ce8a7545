import { targetText } from "../../../evidence/accepts.ts";
import type { JudgedPiece } from "../../../evidence/held.ts";
import { plain, signed, span } from "../../../evidence/numbers.ts";
import { isWholeDrop, maxDrop } from "../../../evidence/thresholds.ts";
import type { GateReport } from "../../../model/gate-report.ts";
import { valuePlace } from "../../../model/record.ts";
import { listed, quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

type MetricReport = GateReport["metrics"][number];
type CategoryReport = MetricReport["categories"][number];

/** What gets worse was seen and taken on by somebody, or it was overlooked. */
export const regressionAccepted = defineRule({
  id: "evidence/regression-accepted",
  level: "error",
  description: "Every category that got worse has a risk that accepts it.",
  *evidence({ record, held }) {
    const { status } = record.values;
    if (status !== "accepted" && status !== "proposed") return;
    for (const { index, judged } of held.pieces) {
      if (!judged) continue;
      const range = valuePlace(record.places, ["evidence", index]);
      for (const metric of judged.report.metrics) {
        const fallen = metric.categories.filter((category) => isUnaccepted(metric, category));
        for (const category of fallen.filter(({ regressed }) => regressed)) {
          yield {
            message: `Unexpected ${changeOf(category)}, expected a risk that accepts it: ${reason(judged, metric, category)}`,
            hint: `Write \`${targetOf(judged, metric, category)}\` under Accepts in the row of the risk that answers for it.`,
            range,
          };
        }
        const others = fallen.filter(({ regressed }) => !regressed);
        if (others.length === 0) continue;
        yield {
          message: `Unexpected ${listed(others.map(changeOf), "and")}, expected no drop, or a risk that accepts it; it may be noise`,
          hint: `Write \`${targetOf(judged, metric, others[0]!)}\` under Accepts in the row of the risk that answers for it, if it matters.`,
          range,
          atMost: "advice",
        };
      }
    }
  },
});

/** Whether a category fell, does not block and no risk answers for it. */
function isUnaccepted({ higherIsBetter }: MetricReport, category: CategoryReport): boolean {
  const { delta = 0, accepted, verdict, regressed } = category;
  const fell = regressed || (higherIsBetter ? delta < 0 : delta > 0);
  return fell && accepted === undefined && verdict !== "block";
}

function changeOf({ name, delta = 0 }: CategoryReport): string {
  return `${signed(delta)} on ${quoted(name)}`;
}

function targetOf(
  { evidence, report }: JudgedPiece,
  { name }: MetricReport,
  category: CategoryReport,
): string {
  const metric = report.metrics.length > 1 ? name : undefined;
  return targetText({ evidence: evidence.name, metric, category: category.name });
}

/** Which of the two conditions makes a change a regression: the interval says more, where both hold. */
function reason(
  { evidence, entries }: JudgedPiece,
  { name, higherIsBetter }: MetricReport,
  { interval }: CategoryReport,
): string {
  if (interval && isWholeDrop(interval, higherIsBetter))
    return `its whole interval, ${span(interval)}, is a drop`;
  const entry = entries.find(({ metric }) => metric === name);
  const metric = evidence.metrics.find((each) => each.name === name);
  const limit = entry && metric && maxDrop(entry, metric);
  return limit === undefined ? "it is a drop" : `the gate lets a drop of ${plain(limit)} pass`;
}
