/** Puts the page together. */

/** @type {Set<string>} */
const filters = new Set();
const searchBox = make('input', {
  type: 'search',
  id: 'search',
  placeholder: 'Search titles, files and texts',
  'aria-label': 'Search titles, files and texts',
  autocomplete: 'off',
  spellcheck: 'false',
});
const count = make('p', { class: 'status', id: 'status', role: 'status' });
/** How many posts can be searched for their words. */
let wordsRead = 0;

/** @returns {'auto' | 'light' | 'dark'} */
function theme() {
  const set = document.documentElement.dataset.theme;
  return set === 'light' || set === 'dark' ? set : 'auto';
}

/** @param {string} to */
function setTheme(to) {
  document.documentElement.dataset.theme = to;
  const inner = frame?.contentDocument?.documentElement;
  if (inner) inner.dataset.theme = to;
  themeButton.textContent = { light: '☀', dark: '☾' }[to] ?? '◐';
  themeButton.setAttribute('aria-label', `Theme: ${to}; change it (t)`);
}

function nextTheme() {
  const to = { auto: 'dark', dark: 'light', light: 'auto' }[theme()];
  setTheme(to);
  // Some browsers let a page from disk keep nothing.
  try {
    localStorage.setItem('medium-migrate-theme', to);
  } catch {}
}

function keptTheme() {
  try {
    return localStorage.getItem('medium-migrate-theme') ?? 'auto';
  } catch {
    return 'auto';
  }
}

const themeButton = button('◐', 'Theme (t)', nextTheme, 'icon');

function refresh() {
  const found = search(searchBox.value, filters);
  showList(found);
  const total = index.posts.length;
  const reading =
    searchBox.value !== '' && wordsRead < total ? `; texts of ${grouped(wordsRead)} searched so far` : '';
  count.textContent =
    (found.length === total
      ? plural(total, 'post')
      : `${grouped(found.length)} of ${plural(total, 'post')}`) + reading;
}

/** @param {string} name @param {string} label @param {string} long @param {number} count */
function filterButton(name, label, long, count) {
  const made = make(
    'button',
    { type: 'button', class: `chip ${name}`, 'data-filter': name, 'aria-pressed': 'false', title: long },
    make('span', { class: `dot ${name}` }),
    `${label} `,
    make('b', {}, grouped(count)),
  );
  made.addEventListener('click', () => {
    if (!filters.delete(name)) filters.add(name);
    made.setAttribute('aria-pressed', String(filters.has(name)));
    scroller.scrollTop = 0;
    refresh();
  });
  return made;
}

function topOf() {
  const counts = index.states
    .map((it) => ({ ...it, count: index.posts.filter(({ state }) => state === it.state).length }))
    .filter(({ count }) => count > 0);
  const bar = make('div', {
    class: 'bar',
    role: 'img',
    'aria-label': counts.map(({ count, short }) => `${count} ${short}`).join(', '),
  });
  for (const { state, count, short } of counts) {
    const part = make('span', { class: state, title: `${count} ${short}` });
    part.style.flexGrow = String(count);
    bar.append(part);
  }
  const lossy = index.posts.filter(({ losses }) => losses).length;
  const missing = index.posts.filter((post) => post.missing > 0).length;
  const added = index.posts.reduce((sum, post) => sum + post.added, 0);
  const removed = index.posts.reduce((sum, post) => sum + post.removed, 0);
  return make(
    'header',
    { class: 'top' },
    make(
      'div',
      { class: 'line' },
      make('h1', {}, index.dryRun ? 'What would change' : 'What changed'),
      make(
        'p',
        { class: 'where' },
        `${index.archives.join(', ')} → ${index.output}: +${grouped(added)} −${grouped(removed)} lines`,
        index.dryRun ? '; nothing was written' : '',
      ),
      themeButton,
      button('?', 'Keys (?)', () => help.showModal(), 'icon'),
    ),
    bar,
    make(
      'div',
      { class: 'line' },
      searchBox,
      make(
        'div',
        { class: 'chips', role: 'group', 'aria-label': 'Show only' },
        ...counts.map(({ state, short, long, count }) => filterButton(state, short, long, count)),
        ...(lossy === 0 ? [] : [filterButton('losses', 'not whole', 'Posts with losses', lossy)]),
        ...(missing === 0
          ? []
          : [filterButton('missing', 'pictures missing', 'Posts with missing pictures', missing)]),
      ),
    ),
    ...index.notes.map((lines) => make('p', { class: 'run-note' }, lines.join('\n'))),
    ...index.failed.map(({ source, detail: why = '' }) =>
      make('p', { class: 'bad' }, `Could not be converted: ${source} ${why}`),
    ),
  );
}

searchBox.addEventListener('input', () => {
  scroller.scrollTop = 0;
  refresh();
});
document.addEventListener('keydown', onKey);
byId('app').replaceChildren(
  topOf(),
  make('main', {}, make('nav', { 'aria-label': 'Posts' }, count, scroller), detail),
  help,
);
setTheme(keptTheme());
detail.append(make('p', { class: 'empty' }, 'Choose a post: j and k go through the list, ? tells all keys.'));
refresh();
scroller.focus();
if (matchMedia('(min-width: 60rem)').matches) choose(0);
document.body.dataset.ready = 'true';
performance.mark('ready');
readWords((done) => {
  wordsRead = done;
  if (done === index.posts.length) document.body.dataset.searchable = 'true';
  if (searchBox.value !== '' && (done % 100 === 0 || done === index.posts.length)) refresh();
});
