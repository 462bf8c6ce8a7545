/** An object whose keys that had no value are absent. */
type Stated<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The object without the keys that have no value: what a source lacks is absent, never empty. */
export function stated<T extends object>(object: T): Stated<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Stated<T>;
}
