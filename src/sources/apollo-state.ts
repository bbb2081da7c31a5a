/** The state that pages since 2019 carry for their own scripts: a cache of all that the page shows, the post among it. */

import { jsonInText } from './json-in-text.ts';
import { property, type Resolve } from './json-reader.ts';

export type ApolloState = {
  readonly state: unknown;
  readonly resolve: Resolve;
};

/** So many are read at most; real pages have one or two. */
const MOST_STATES = 8;

/** All states of a page (some have an empty one too), and whether one is there that could not be read. */
export function apolloStates(text: string): {
  readonly states: readonly ApolloState[];
  readonly isBroken: boolean;
} {
  const states: ApolloState[] = [];
  let isBroken = false;
  const assignment = /__APOLLO_STATE__\s{0,20}=\s{0,20}(?=\{)/g;
  for (let attempt = 0; attempt < MOST_STATES; attempt++) {
    const found = assignment.exec(text);
    if (!found) break;
    const json = jsonInText(text, assignment.lastIndex);
    if ('value' in json) {
      states.push(apolloState(json.value));
      assignment.lastIndex = json.end;
    } else isBroken = true;
  }
  return { states, isBroken };
}

/** A state with its references: `{"__ref":"Post:1"}` since 2020, `{"type":"id","id":"Post:1"}` before. */
export function apolloState(state: unknown): ApolloState {
  const resolve: Resolve = (value) => {
    let at = value;
    // A reference leads to the thing itself; a chain of them is no cache of Medium's.
    for (let hop = 0; hop < 4; hop++) {
      if (property(at, 'type') === 'json' && property(at, 'json') !== undefined) return property(at, 'json');
      const reference = referenceIn(at);
      if (reference === undefined) return at;
      at = property(state, reference);
    }
    return undefined;
  };
  return { state, resolve };
}

function referenceIn(value: unknown): string | undefined {
  const reference =
    property(value, '__ref') ?? (property(value, 'type') === 'id' ? property(value, 'id') : undefined);
  return typeof reference === 'string' ? reference : undefined;
}

/** The names under which a state holds things of a kind: `Post:7ece623daf9b`. */
export function keysOfKind(state: unknown, kind: string): readonly string[] {
  if (typeof state !== 'object' || state === null) return [];
  return Object.keys(state).filter((key) => key.startsWith(`${kind}:`));
}
