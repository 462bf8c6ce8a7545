/**
 * A sample drawn at random, the same for the same seed everywhere: Fisher and Yates's shuffle over mulberry32.
 * @param seed stated beside what was found in the sample
 */
export function draw<T>(all: readonly T[], count: number, seed: number): T[] {
  const items = [...all];
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
  return items.slice(0, count);
}
