/** Remembers what was worked out from a value that stays the same from post to post. */

/** `make`, but asked only once for each `from`, which must never change. */
export function oncePer<From extends object, Made>(make: (from: From) => Made): (from: From) => Made {
  const known = new WeakMap<From, { readonly made: Made }>();
  return (from) => {
    let entry = known.get(from);
    if (!entry) {
      entry = { made: make(from) };
      known.set(from, entry);
    }
    return entry.made;
  };
}
