import { REFERENCE_KEYS } from "./frontmatter.ts";
import { qualifiedId } from "./qualified-id.ts";
import type { Card } from "./record.ts";

/** A record of a package as the corpus knows it: its own id and those that its frontmatter names are qualified. */
export function ofPackage<R extends Card>(record: R, name: string): R {
  return { ...withIds(record, (id) => qualifiedId(id, name)), source: name };
}

function withIds<R extends Card>(record: R, qualify: (id: string) => string): R {
  const { id, kind, values, extra } = record;
  const named = REFERENCE_KEYS.flatMap((key) => {
    const value = values[key];
    if (value === undefined) return [];
    return [[key, typeof value === "string" ? qualify(value) : value.map(qualify)]];
  });
  const own = Object.entries(extra).map(([key, value]) => {
    const isIds = key === "materialised" || kind?.keys[key] === "ids";
    return [key, isIds && Array.isArray(value) ? value.map((each) => qualify(String(each))) : value];
  });
  return {
    ...record,
    ...(id === undefined ? {} : { id: qualify(id) }),
    values: { ...values, ...Object.fromEntries(named) },
    extra: Object.fromEntries(own),
  };
}

/** A record of another repository as this one knows it, qualified there already where it is of a package. */
export function ofSource<R extends Card>(record: R, name: string): R {
  const outside = withIds(record, (id) => `${name}:${id}`);
  return { ...outside, source: name, external: true, file: `${name}:${record.file}` };
}
