import { ofSource } from "../../model/qualified-record.ts";
import { SOURCE_READERS } from "./index.ts";
import type { ReadElsewhere, SourcePlace } from "./source-reader.ts";

/** What reads the sources that `reckon.yaml` names. */
export function sourcesOf(place: SourcePlace): ReadElsewhere {
  return function* (wanted) {
    for (const [name, source] of Object.entries(place.config.sources)) {
      if (wanted && !wanted.has(name)) continue;
      for (const reader of SOURCE_READERS) {
        const named = source[reader.key];
        if (named === undefined) continue;
        for (const found of reader.read(named, source, place)) {
          if ("problem" in found) yield { trouble: { source: name, ...found.problem } };
          else yield { parsed: { ...found.parsed, record: ofSource(found.parsed.record, name) } };
        }
      }
    }
  };
}
