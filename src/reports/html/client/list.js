/** The list of posts. Only those in sight are in the page, however many there are. */

/** Never more than this many at once. */
const MOST_ROWS = 44;

/** Rows made above and below those in sight. */
const AROUND = 5;

/** @type {number[]} */
let listed = [];
/** The place in `listed` of the post that is chosen; -1 for none. */
let chosen = -1;

const rows = make('div', { class: 'rows', role: 'presentation' });
const scroller = make(
  'div',
  { class: 'scroller', id: 'list', role: 'listbox', tabindex: 0, 'aria-label': 'Posts' },
  rows,
);
scroller.addEventListener('scroll', () => requestAnimationFrame(drawRows), { passive: true });
new ResizeObserver(() => drawRows()).observe(scroller);

function rowHeight() {
  return 4 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** @param {number[]} places of the posts to list */
function showList(places) {
  const post = listed[chosen];
  listed = places;
  chosen = post === undefined ? -1 : listed.indexOf(post);
  drawRows();
}

function drawRows() {
  const height = rowHeight();
  rows.style.height = `${listed.length * height}px`;
  const first = Math.max(0, Math.floor(scroller.scrollTop / height) - AROUND);
  const count = Math.min(MOST_ROWS, Math.ceil(scroller.clientHeight / height) + 2 * AROUND);
  const made = listed.slice(first, first + count).map((place, i) => rowOf(place, first + i, height));
  rows.replaceChildren(...made);
  const active = document.getElementById(`row-${chosen}`);
  if (active) scroller.setAttribute('aria-activedescendant', active.id);
  else scroller.removeAttribute('aria-activedescendant');
}

/** @param {number} place @param {number} position @param {number} height */
function rowOf(place, position, height) {
  const post = /** @type {Post} */ (index.posts[place]);
  const figures = post.added + post.removed > 0 ? `+${post.added} −${post.removed}` : '';
  const losses = post.losses ? plural(post.losses, 'loss').replace(/s{3}$/, 'sses') : '';
  const row = make(
    'div',
    {
      class: position === chosen ? 'row chosen' : 'row',
      id: `row-${position}`,
      role: 'option',
      'data-post': place,
      'aria-selected': position === chosen ? 'true' : 'false',
      'aria-setsize': listed.length,
      'aria-posinset': position + 1,
    },
    make('span', { class: 'title' }, post.title || post.file.split('/').at(-1) || post.file),
    make('span', { class: 'file' }, post.file),
    make(
      'span',
      { class: 'figures' },
      make('span', { class: `badge ${post.state}` }, shortOf(post.state)),
      make('span', {}, figures),
      make('span', { class: 'bad' }, losses),
      make('span', { class: 'bad' }, post.missing > 0 ? `${plural(post.missing, 'picture')} missing` : ''),
    ),
  );
  row.style.top = `${position * height}px`;
  row.addEventListener('click', () => {
    choose(position);
    openDetail();
  });
  return row;
}

/** @param {string} state */
function shortOf(state) {
  return index.states.find((it) => it.state === state)?.short ?? state;
}

/** Chooses the post at a position of the list, and brings it into sight. @param {number} position */
function choose(position) {
  if (listed.length === 0) return;
  chosen = Math.max(0, Math.min(listed.length - 1, position));
  const height = rowHeight();
  const [top, bottom] = [chosen * height, (chosen + 1) * height];
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  if (bottom > scroller.scrollTop + scroller.clientHeight)
    scroller.scrollTop = bottom - scroller.clientHeight;
  drawRows();
  showPost(listed[chosen]);
}
