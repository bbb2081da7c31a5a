/** The report's page: how its elements are made, and what its data looks like. */

/**
 * @typedef {{
 *   n?: number, state: string, kind: string, title: string, file: string, from?: string, id?: string, date?: string,
 *   added: number, removed: number, losses?: number, pictures: number, missing: number, assumed: number,
 *   why?: string, overwritten?: true, conflictFile?: string, backup?: string, keys: string[],
 * }} Post
 * @typedef {{ state: string, short: string, long: string }} State
 * @typedef {{
 *   archives: string[], output: string, dryRun: boolean, notes: string[][], failed: { source: string, detail?: string }[],
 *   states: State[], posts: Post[],
 * }} Index
 * @typedef {{ pair: string, patch: string, source: string }} Payload
 * @typedef {'pair' | 'diff' | 'losses'} View
 */

/**
 * An element with its attributes and children. No text given to it can become markup.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | number | boolean | undefined>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(...children);
  return made;
}

/** @param {string} id */
function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`There is no ${id}`);
  return found;
}

/** `999`, `1,000`; to load the locale would take longer than to draw the page. @param {number} count */
function grouped(count) {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** @param {number} count @param {string} one */
function plural(count, one) {
  return `${grouped(count)} ${one}${count === 1 ? '' : 's'}`;
}

/**
 * A button that says what it does, and by which key.
 * @param {string} label @param {string} title @param {() => void} act @param {string} [className]
 */
function button(label, title, act, className = '') {
  const made = make('button', { type: 'button', title, class: className, 'aria-label': title }, label);
  made.addEventListener('click', act);
  return made;
}
