/** Finds the post that a page is about among all that its data hold. */
import { type ApolloState, apolloState, keysOfKind } from './apollo-state.ts';
import { jsonInText } from './json-in-text.ts';
import type { JsonPlace } from './json-post.ts';
import { jsonReader, property } from './json-reader.ts';
import { postContent } from './post-content.ts';
import type { PostForm } from './source.ts';

export type LocatedPost = JsonPlace & {
  readonly form: Extract<PostForm, 'apollo' | 'obv' | 'json' | 'graphql'>;
  readonly id: string | undefined;
};

/** All posts with text in the states of a page, those asked for by `ROOT_QUERY` first: the others are neighbours. */
export function postsOfStates(states: readonly ApolloState[]): readonly LocatedPost[] {
  return states.flatMap(({ state, resolve }) => {
    const json = jsonReader(resolve);
    const asked = new Set(askedIds(state));
    return keysOfKind(state, 'Post')
      .map((key): LocatedPost => {
        const post = property(state, key);
        return { form: 'apollo', post, resolve, id: json.text(post, 'id') ?? key.slice('Post:'.length) };
      })
      .filter(({ post }) => postContent(post, json) !== undefined)
      .sort((one, other) => Number(asked.has(other.id ?? '')) - Number(asked.has(one.id ?? '')));
  });
}

// "ROOT_QUERY":{"postResult({\"id\":\"7ece623daf9b\"})":{"__ref":"Post:7ece623daf9b"}}
function askedIds(state: unknown): readonly string[] {
  return postResults(state).map(({ id }) => id);
}

/** The posts that a page asked for and did not get. */
export function missingPosts(states: readonly ApolloState[]): readonly string[] {
  return states.flatMap(({ state, resolve }) =>
    postResults(state)
      .filter(
        ({ result }) => property(resolve(result), '__typename') !== 'Post' && postKey(result) === undefined,
      )
      .map(({ id }) => id),
  );
}

function postResults(state: unknown): readonly { readonly id: string; readonly result: unknown }[] {
  const root = property(state, 'ROOT_QUERY');
  if (typeof root !== 'object' || root === null) return [];
  return Object.entries(root).flatMap(([key, result]) => {
    const id = /^postResult\(.*"id":"([\da-f]{8,12})"/.exec(key)?.[1];
    return id === undefined ? [] : [{ id, result }];
  });
}

function postKey(reference: unknown): string | undefined {
  const key = property(reference, '__ref') ?? property(reference, 'id');
  return typeof key === 'string' && key.startsWith('Post:') ? key : undefined;
}

/** The posts in the data of pages until 2019: `window["obvInit"]({"value":…})`, before 2016 `GLOBALS = {"embedded":{"value":…}}`. */
export function postsOfObv(text: string): {
  readonly posts: readonly LocatedPost[];
  readonly isBroken: boolean;
} {
  const posts: LocatedPost[] = [];
  let isBroken = false;
  const place = text.includes('GLOBALS')
    ? /window\["obvInit"\]\(\s{0,20}(?=\{)|"embedded"\s{0,20}:\s{0,20}(?=\{)/g
    : /window\["obvInit"\]\(\s{0,20}(?=\{)/g;
  for (let attempt = 0; attempt < 6 && place.exec(text); attempt++) {
    const json = jsonInText(text, place.lastIndex);
    if ('brokenAt' in json) isBroken = true;
    else {
      place.lastIndex = json.end;
      posts.push(...withText(legacyPost(json.value, 'obv')));
    }
  }
  return { posts, isBroken };
}

/** The posts in a JSON file: an answer to `?format=json` or to a GraphQL query, or a state saved by itself. */
export function postsOfJson(value: unknown): readonly LocatedPost[] {
  if (property(value, 'ROOT_QUERY') !== undefined) return postsOfStates([apolloState(value)]);
  const payload = property(value, 'payload') ?? value;
  const legacy = withText(legacyPost(payload, 'json'));
  if (legacy.length > 0) return legacy;
  const json = jsonReader();
  const posts: LocatedPost[] = [];
  let level: readonly unknown[] = [value];
  // Answers wrap the post in a few objects or lists: [{"data":{"post":…}}]
  for (let depth = 0; depth < 6 && posts.length === 0; depth++) {
    for (const candidate of level) {
      if (postContent(candidate, json) === undefined) continue;
      const isNumeric =
        typeof property(json.list(postContent(candidate, json)?.bodyModel, 'paragraphs')[0], 'type') ===
        'number';
      posts.push({
        form: isNumeric ? 'json' : 'graphql',
        post: candidate,
        resolve: (it) => it,
        id: json.text(candidate, 'id'),
      });
    }
    level = level
      .flatMap((it) => (typeof it === 'object' && it !== null ? Object.values(it) : []))
      .slice(0, 50_000);
  }
  return posts;
}

function legacyPost(payload: unknown, form: 'obv' | 'json'): LocatedPost {
  const post = property(payload, 'value');
  const id = jsonReader().text(post, 'id');
  return { form, post, resolve: (it) => it, references: property(payload, 'references'), id };
}

function withText(located: LocatedPost): readonly LocatedPost[] {
  return postContent(located.post, jsonReader(located.resolve)) === undefined ? [] : [located];
}
