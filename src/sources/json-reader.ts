/** Reads JSON that nobody vouches for: a value that is missing or of another type is undefined, never an error. */

/** Follows a reference to where its value stands; values that are no references are returned as they are. */
export type Resolve = (value: unknown) => unknown;

/** A path of property names, from a value. */
export type JsonReader = {
  readonly value: (from: unknown, ...path: readonly string[]) => unknown;
  /** Any string but those of HTML's white space. */
  readonly text: (from: unknown, ...path: readonly string[]) => string | undefined;
  readonly number: (from: unknown, ...path: readonly string[]) => number | undefined;
  readonly flag: (from: unknown, ...path: readonly string[]) => boolean;
  /** The elements, references followed; none when the value is no list. */
  readonly list: (from: unknown, ...path: readonly string[]) => readonly unknown[];
};

/** A reader of values whose references `resolve` follows. */
export function jsonReader(resolve: Resolve = (value) => value): JsonReader {
  const value = (from: unknown, ...path: readonly string[]) =>
    path.reduce((at, name) => resolve(property(at, name)), resolve(from));
  return {
    value,
    text: (from, ...path) => {
      const found = value(from, ...path);
      return typeof found === 'string' && /[^ \t\n\v\f\r]/.test(found) ? found : undefined;
    },
    number: (from, ...path) => {
      const found = value(from, ...path);
      return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
    },
    flag: (from, ...path) => value(from, ...path) === true,
    list: (from, ...path) => {
      const found = value(from, ...path);
      return Array.isArray(found) ? found.map(resolve) : [];
    },
  };
}

/** A property of the object's own, so that no name of a prototype's is taken for data. */
export function property(from: unknown, name: string): unknown {
  if (typeof from !== 'object' || from === null || !Object.hasOwn(from, name)) return undefined;
  return (from as Readonly<Record<string, unknown>>)[name];
}
