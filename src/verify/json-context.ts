/** Looks things up in a post's JSON, for the judge: what is missing or of another type is as if it said nothing. */

/** What the judge needs of where a post was found. */
export type JsonContext = {
  /** Follows Apollo's references. */
  readonly resolve: (value: unknown) => unknown;
  /** What `?format=json` lists apart from the post. */
  readonly references?: unknown;
  /** What is known from elsewhere of embeds, by Medium's id. */
  readonly media?: ReadonlyMap<string, { readonly frame?: string; readonly page?: string }>;
};

type Lookup<T> = (context: Pick<JsonContext, 'resolve'>, from: unknown, ...names: readonly string[]) => T;

export const pick: Lookup<unknown> = ({ resolve }, from, ...names) => {
  let at = resolve(from);
  for (const name of names) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = resolve((at as { readonly [name: string]: unknown })[name]);
  }
  return at;
};

/** Empty where there is none. */
export const pickText: Lookup<string> = (context, from, ...names) => {
  const found = pick(context, from, ...names);
  return typeof found === 'string' ? found : '';
};

export const pickNumber: Lookup<number | undefined> = (context, from, ...names) => {
  const found = pick(context, from, ...names);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
};

export const pickList: Lookup<readonly unknown[]> = (context, from, ...names) => {
  const found = pick(context, from, ...names);
  return Array.isArray(found) ? found.map((item) => context.resolve(item)) : [];
};
