/** Unpacks posts, and keeps their words for the search. */

/** @type {Index} */
const index = JSON.parse(byId('index').textContent ?? '');

/** What is searched, by the place of a post in the list; the words of its text are added as they are read. */
const haystacks = index.posts.map((post) =>
  [post.title, post.file, post.from, post.id, post.date, post.kind, ...post.keys].join(' ').toLowerCase(),
);

/**
 * @param {Post} post
 * @returns {Promise<Payload | undefined>} undefined for a post whose texts are not in the report
 */
async function unpack(post) {
  const packed = post.n === undefined ? undefined : document.getElementById(`post-${post.n}`)?.textContent;
  if (!packed) return undefined;
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return JSON.parse(await new Response(stream).text());
}

/** @param {number} [timeout] */
function breath(timeout = 200) {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(resolve, { timeout });
    else setTimeout(resolve, 4);
  });
}

/**
 * Reads the words of all posts while nothing else is to be done.
 * @param {(done: number) => void} onProgress
 */
async function readWords(onProgress) {
  for (const [i, post] of index.posts.entries()) {
    await breath();
    const payload = await unpack(post);
    const text = payload ? unescaped(payload.pair.replace(/<[^>]*>/g, ' ')).toLowerCase() : '';
    // Each word once: that is all a search asks for, and a tenth of the text.
    haystacks[i] = [...new Set([haystacks[i], ...text.split(/\s+/)])].join(' ');
    onProgress(i + 1);
  }
}

/** @param {string} html */
function unescaped(html) {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/**
 * The places of the posts that have all words, in one of the states, and what else is asked for.
 * @param {string} query @param {ReadonlySet<string>} filters
 */
function search(query, filters) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const states = index.states.filter(({ state }) => filters.has(state)).map(({ state }) => state);
  return index.posts.flatMap((post, i) => {
    if (states.length > 0 && !states.includes(post.state)) return [];
    if (filters.has('losses') && !post.losses) return [];
    if (filters.has('missing') && post.missing === 0) return [];
    return words.every((word) => haystacks[i]?.includes(word)) ? [i] : [];
  });
}
