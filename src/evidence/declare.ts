import type { Metric } from "../model/comparison.ts";
import { UserError } from "../model/user-error.ts";
import type { Imported } from "./importer.ts";
import { fits, parseScale, scaleText } from "./scale.ts";

/** What a user declares of metrics whose source does not say it. */
export interface DeclaredMetrics {
  /** Metric to scale, as `parseScale` reads it. */
  scales: Readonly<Record<string, string>>;
  lowerIsBetter: readonly string[];
}

/**
 * The results with the scales and directions that the user declares.
 * @throws UserError where a metric is not there, or a score lies outside the scale
 */
export function declareMetrics(
  imported: Imported,
  declared: DeclaredMetrics | undefined,
  file: string,
): Imported {
  if (!declared) return imported;
  const scales = new Map(Object.entries(declared.scales));
  const named = [...scales.keys(), ...declared.lowerIsBetter];
  for (const name of named) {
    if (imported.metrics.some((metric) => metric.name === name)) continue;
    throw new UserError(
      `Unexpected metric “${name}”, which ${file} does not have`,
      `Name one of ${imported.metrics.map((metric) => `“${metric.name}”`).join(", ")}.`,
    );
  }
  const metrics = imported.metrics.map((metric): Metric => {
    const { range: _, ...rest } = metric;
    const scale = parseScale(scales.get(metric.name) ?? "");
    const higherIsBetter = metric.higherIsBetter && !declared.lowerIsBetter.includes(metric.name);
    if (!scale) return { ...metric, higherIsBetter };
    const stated: Metric = { ...rest, ...scale, higherIsBetter };
    checkScores(imported, stated, file);
    return stated;
  });
  return { ...imported, metrics };
}

function checkScores({ runs }: Imported, metric: Metric, file: string): void {
  for (const { rows } of runs) {
    const range = rows.ranges.get(metric.name);
    const wrong = range && [range.low, range.high].find((score) => !fits(metric, score));
    if (wrong === undefined) continue;
    throw new UserError(
      `Unexpected ${wrong} as ${metric.name} in ${file}, expected ${scaleText(metric)}`,
      `Declare the scale that the numbers have: --scale ${metric.name}=percent, or its two ends as in 1..5.`,
    );
  }
}
