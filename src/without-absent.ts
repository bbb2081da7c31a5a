/** Leaves out of an object what is not there. */

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** A copy of an object without the properties whose value is `undefined`. */
export function withoutAbsent<T extends object>(value: T): Present<T> {
  const present: Partial<T> = {};
  for (const key in value) if (value[key] !== undefined) present[key] = value[key];
  return present as unknown as Present<T>;
}
