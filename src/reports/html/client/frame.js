/** The frame in which a post is shown: no script runs in it, and nothing is loaded but pictures from disk. */

/** @type {HTMLIFrameElement | undefined} */
let frame;
let loss = 0;

/** States in which the file on our side is the user's own. */
const THEIRS = ['yours', 'deleted', 'orphan'];

/** @param {string} html that has passed the last gate @param {View} how @param {Post} post */
function frameOf(html, how, { state, overwritten }) {
  const style = /** @type {HTMLTemplateElement} */ (byId('frame-style')).content.textContent ?? '';
  const ours = THEIRS.includes(state)
    ? 'Your file'
    : state === 'conflict' && !overwritten
      ? 'What we would write'
      : 'Ours';
  const made = make('iframe', {
    sandbox: 'allow-same-origin',
    title: how === 'losses' ? 'The post with its losses marked' : 'The post at Medium and ours, side by side',
    'data-view': how,
  });
  made.srcdoc = `<!DOCTYPE html><html lang="" data-view="${how}" data-theme="${theme()}"><head><meta charset="utf-8"><style>${style}</style></head><body><div class="names"><b>Medium</b><b>${ours}</b></div><main>${html}</main></body></html>`;
  made.addEventListener('load', () => prepare(made, how));
  frame = made;
  loss = 0;
  return made;
}

/** @param {HTMLIFrameElement} made @param {View} how */
function prepare(made, how) {
  const inner = made.contentDocument;
  if (!inner) return;
  inner.addEventListener('keydown', onKey);
  // In a dry run a picture may be foreseen, and not be there yet.
  inner.addEventListener('error', ({ target }) => boxInstead(/** @type {Element | null} */ (target)), true);
  for (const image of [...inner.images]) if (image.complete && image.naturalWidth === 0) boxInstead(image);
  if (how === 'losses') stepLoss(1);
}

/** @param {Element | null} image */
function boxInstead(image) {
  if (image?.tagName !== 'IMG') return;
  const [width, height] = [image.getAttribute('width') ?? '640', image.getAttribute('height') ?? '120'];
  const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  drawing.setAttribute('width', width);
  drawing.setAttribute('height', height);
  drawing.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const address = make('span', { class: 'address' }, `${image.getAttribute('src')} (not there yet)`);
  image.replaceWith(make('span', { class: 'box picture' }, drawing, address));
}

/** @param {1 | -1} by */
function stepLoss(by) {
  const notes = frame?.contentDocument?.querySelectorAll('aside.loss') ?? [];
  if (notes.length === 0) return;
  loss = ((loss - 1 + by + notes.length) % notes.length) + 1;
  for (const [i, note] of notes.entries()) note.classList.toggle('now', i === loss - 1);
  (notes[loss - 1]?.closest('.row') ?? notes[loss - 1])?.scrollIntoView({ block: 'center' });
  const count = document.getElementById('loss-count');
  if (count) count.textContent = `${loss} of ${notes.length}`;
}
