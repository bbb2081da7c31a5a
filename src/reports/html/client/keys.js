/** What the keys do. */

/** @type {readonly [string, string][]} */
const KEYS = [
  ['j, k', 'next post, previous post'],
  ['Enter', 'open the post'],
  ['Esc', 'back to the list'],
  ['/', 'search'],
  ['1, 2, 3', 'side by side, source, losses'],
  ['n, p', 'next loss, previous loss'],
  ['t', 'light, dark, or as the system has it'],
  ['?', 'this help'],
];

const help = make(
  'dialog',
  { id: 'help', 'aria-labelledby': 'help-title' },
  make('h2', { id: 'help-title' }, 'Keys'),
  make(
    'dl',
    {},
    ...KEYS.flatMap(([key, does]) => [make('dt', {}, make('kbd', {}, key)), make('dd', {}, does)]),
  ),
  button('Close', 'Close (Esc)', () => help.close()),
);

/** @type {Record<string, () => void>} */
const ACTIONS = {
  j: () => choose(chosen + 1),
  k: () => choose(chosen - 1),
  '/': () => searchBox.focus(),
  1: () => showView('pair'),
  2: () => showView('diff'),
  3: () => showView('losses'),
  n: () => (view === 'losses' ? stepLoss(1) : showView('losses')),
  p: () => (view === 'losses' ? stepLoss(-1) : showView('losses')),
  t: () => nextTheme(),
  '?': () => (help.open ? help.close() : help.showModal()),
  Escape: () => (document.activeElement === searchBox ? leaveSearch() : closeDetail()),
};

/** @type {Record<string, () => void>} */
const LIST_ACTIONS = {
  ArrowDown: () => choose(chosen + 1),
  ArrowUp: () => choose(chosen - 1),
  PageDown: () => choose(chosen + 10),
  PageUp: () => choose(chosen - 10),
  Home: () => choose(0),
  End: () => choose(listed.length - 1),
  Enter: () => openDetail(),
};

/** Also of the frame, where the focus may be. @param {KeyboardEvent} event */
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  // The dialog closes itself.
  if (help.open && event.key !== '?') return;
  const isTyping = document.activeElement === searchBox;
  if (isTyping && event.key !== 'Escape' && event.key !== 'Enter' && event.key !== 'ArrowDown') return;
  if (isTyping && event.key !== 'Escape') {
    event.preventDefault();
    scroller.focus();
    choose(Math.max(0, chosen));
    return;
  }
  const inList = document.activeElement === scroller || document.activeElement === document.body;
  const act = (inList ? LIST_ACTIONS[event.key] : undefined) ?? tabAction(event.key) ?? ACTIONS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

/** Arrows go from view to view, as in every list of tabs. @param {string} key */
function tabAction(key) {
  if (document.activeElement?.getAttribute('role') !== 'tab') return undefined;
  const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  const at = VIEWS.findIndex(([name]) => name === view);
  const next = VIEWS[(at + by + VIEWS.length) % VIEWS.length];
  return by === 0 || !next ? undefined : () => showView(next[0]);
}

function leaveSearch() {
  searchBox.value = '';
  refresh();
  scroller.focus();
}

function openDetail() {
  document.body.classList.add('reading');
  detail.focus();
}

function closeDetail() {
  document.body.classList.remove('reading');
  scroller.focus();
}
