/** Leaves out what is not known. */

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The properties that are defined. */
export function definedOnly<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, it]) => it !== undefined)) as Present<T>;
}
