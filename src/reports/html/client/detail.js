/** The post that is open: its head, and one of its three views. */

/** @type {View} */
let view = 'pair';
/** @type {Post | undefined} */
let shown;
/** @type {Payload | undefined} */
let content;

/** @type {readonly [View, string][]} */
const VIEWS = [
  ['pair', 'Side by side'],
  ['diff', 'Source'],
  ['losses', 'Losses'],
];

const detail = make('section', { class: 'detail', id: 'detail', tabindex: -1, 'aria-label': 'The post' });

/** @param {number | undefined} place */
async function showPost(place) {
  const post = place === undefined ? undefined : index.posts[place];
  if (!post || post === shown) return;
  shown = post;
  const unpacked = await unpack(post);
  // While it was unpacked, another may have been chosen.
  if (shown !== post) return;
  content = unpacked;
  drawDetail();
}

function drawDetail() {
  if (!shown) return;
  const post = shown;
  const tabs = VIEWS.map(([name, label], i) => {
    const count = name === 'losses' && post.losses ? ` (${post.losses})` : '';
    const tab = make(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${name}`,
        'aria-selected': name === view ? 'true' : 'false',
        'aria-controls': 'view',
        tabindex: name === view ? 0 : -1,
        title: `Key ${i + 1}`,
      },
      label + count,
    );
    tab.addEventListener('click', () => showView(name));
    return tab;
  });
  const place = post.from === undefined ? post.file : `${post.from} → ${post.file}`;
  const head = make(
    'header',
    {},
    button('‹ Posts', 'Back to the list (Esc)', closeDetail, 'back'),
    make('h2', {}, post.title || 'Untitled'),
    make(
      'p',
      { class: 'about' },
      make('span', { class: `badge ${post.state}` }, shortOf(post.state)),
      make('code', {}, place),
      ...(post.date === undefined ? [] : [make('span', {}, post.date)]),
      make('span', {}, post.added + post.removed > 0 ? `+${post.added} −${post.removed}` : ''),
    ),
    ...notesOf(post).map((note) => make('p', { class: 'about' }, note)),
    make('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Views' }, ...tabs),
  );
  const panel = make('div', {
    class: 'view',
    id: 'view',
    role: 'tabpanel',
    'aria-labelledby': `tab-${view}`,
    tabindex: view === 'diff' ? 0 : undefined,
  });
  detail.replaceChildren(head, panel);
  if (!content) panel.append(make('p', { class: 'empty' }, 'The texts of this post are not in this report.'));
  else if (view === 'diff') panel.append(diffView(content));
  else panel.append(...lossBar(post), frameOf(content.pair, view, post));
}

/** @param {Post} post */
function notesOf(post) {
  return [
    ...(post.why === 'older-source'
      ? ['Its page is older than what was written last, and was not used.']
      : []),
    ...(post.conflictFile === undefined ? [] : [`Your text stays; ours is in ${post.conflictFile}.`]),
    ...(post.backup === undefined ? [] : [`Your text is kept in ${post.backup}.`]),
    ...(post.missing === 0 ? [] : [`${plural(post.missing, 'picture')} missing.`]),
    ...(post.assumed === 0 ? [] : [`${plural(post.assumed, 'picture')} assumed: nobody was asked for them.`]),
  ];
}

/** @param {Post} post */
function lossBar(post) {
  if (view !== 'losses') return [];
  if (post.losses === undefined)
    return [make('p', { class: 'note' }, 'This post was not held against its page.')];
  if (post.losses === 0) return [make('p', { class: 'note' }, 'Nothing is lost: the post is whole.')];
  return [
    make(
      'p',
      { class: 'note' },
      button('Previous', 'Previous loss (p)', () => stepLoss(-1)),
      button('Next', 'Next loss (n)', () => stepLoss(1)),
      make('span', { id: 'loss-count', role: 'status' }),
    ),
  ];
}

/** @param {View} name */
function showView(name) {
  const hadFocus = detail.contains(document.activeElement) || document.activeElement?.tagName === 'IFRAME';
  view = name;
  drawDetail();
  if (hadFocus) document.getElementById(`tab-${name}`)?.focus();
}
