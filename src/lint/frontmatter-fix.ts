import type { Edit } from "../model/finding.ts";
import type { FrontmatterPlaces } from "../model/record.ts";

/**
 * Adds an item to a list of the frontmatter: as its first, or as a new key above the one named. Undefined where the
 * frontmatter is written in a way that this cannot be told from the places.
 */
export function addToList(
  places: FrontmatterPlaces,
  key: string,
  item: string,
  above: string,
): Edit[] | undefined {
  const list = places.nodes.get(key);
  if (!list) {
    const at = places.nodes.get(above)?.key?.start;
    return at?.column === 1 ? [{ range: { start: at, end: at }, text: `${key}: [${item}]\n` }] : undefined;
  }
  const first = places.nodes.get(`${key}/0`)?.value.start;
  const { start, end } = list.value;
  if (!first || !list.key || first.line !== start.line) return undefined;
  if (start.line === list.key.start.line) {
    return [{ range: { start: first, end: first }, text: `${item}, ` }];
  }
  // A flow list below its key ends on the line of its last item; a block list begins with its first item's dash.
  const last = lastItem(places, key);
  if (end.line === last.end.line && end.offset > last.end.offset) return undefined;
  return [{ range: { start, end: start }, text: `- ${item}\n${" ".repeat(start.column - 1)}` }];
}

function lastItem(places: FrontmatterPlaces, key: string): Edit["range"] {
  let range = places.nodes.get(`${key}/0`)!.value;
  for (let index = 1; places.nodes.has(`${key}/${index}`); index++) {
    range = places.nodes.get(`${key}/${index}`)!.value;
  }
  return range;
}

/** A text as a YAML value on one line. */
export function yamlText(text: string): string {
  const isPlain = /^[\p{L}\d$€£][\p{L}\d $€£,.+–-]*$/u.test(text) && !/^[\d.,+-]*$|\s$/u.test(text);
  return isPlain ? text : JSON.stringify(text);
}
