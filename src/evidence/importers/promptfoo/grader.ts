import type { Imported } from "../../importer.ts";
import { at, byCodeUnit, text } from "../../json.ts";
import type { Json } from "../../json.ts";

/** What graded: the kinds of assertion with the metric they feed, and the judge models where the file states them. */
export function readGrader(
  assertions: ReadonlyMap<string, Json>,
  config: Json | undefined,
): Imported["grader"] {
  const criteria = new Set<string>();
  const judges = new Set<string>();
  for (const assertion of assertions.values()) {
    const type = text(at(assertion, "type"));
    const metric = text(at(assertion, "metric"));
    if (type) criteria.add(metric ? `${metric}: ${type}` : type);
    const judge = judgeName(at(assertion, "provider"));
    if (judge) judges.add(judge);
  }
  const shared = judgeName(at(config, "defaultTest", "options", "provider"));
  if (shared) judges.add(shared);
  return {
    ...(judges.size > 0 && { judges: [...judges].toSorted(byCodeUnit) }),
    ...(criteria.size > 0 && { criteria: [...criteria].toSorted(byCodeUnit) }),
  };
}

function judgeName(provider: Json | undefined): string | undefined {
  return text(provider) ?? text(at(provider, "id"));
}
