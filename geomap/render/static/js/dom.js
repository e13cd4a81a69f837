/**
 * Elements are made here and nowhere else: attributes by name, listeners by function, words as text nodes.
 * Nothing on this page is ever parsed as HTML from data.
 */

/**
 * @param {string} tag
 * @param {Record<string, string | number | boolean | EventListener | null | undefined> | null} attributes
 *   a function is a listener for the event of that name; true is an empty attribute; false and null leave it out
 * @param {...(Node | string | number | null | undefined | false | Array<Node | string | null | false>)} children
 * @returns {HTMLElement}
 */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false).map(asNode));
  return element;
}

/** @param {Node | string | number} child @returns {Node | string} */
function asNode(child) {
  return child instanceof Node ? child : String(child);
}

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** Words of a report, kept from turning the text around them. @param {string} text @param {string} [tag] */
function quoted(text, tag) {
  return make(tag || 'span', { dir: 'auto', class: 'quoted' }, text);
}

/**
 * A link to a report when its address is a web address; else its words alone.
 * @param {string} address @param {string} words
 */
function webLink(address, words) {
  const url = webAddress(address);
  if (!url) return quoted(words);
  return make('a', { href: url, target: '_blank', rel: 'noopener noreferrer', dir: 'auto', class: 'quoted' }, words);
}

/** @param {string} address @returns {string | null} the address when it is http or https */
function webAddress(address) {
  try {
    const url = new URL(address);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

/** Say something to screen readers. @param {string} words */
function announce(words) {
  byId('announcer').textContent = words;
}

/** Run a function once per frame however often it is asked for. @param {() => void} run */
function oncePerFrame(run) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      run();
    });
  };
}

/** @returns {boolean} whether the reader asked for less motion */
function lessMotion() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** @returns {boolean} whether the page is laid out for a phone */
function onPhone() {
  return matchMedia('(max-width: 760px)').matches;
}

/** Copy text, also where the clipboard is shut to files. @param {string} text @param {string} done what to announce */
async function copyText(text, done) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = /** @type {HTMLTextAreaElement} */ (make('textarea', { readonly: true, class: 'visually-hidden' }));
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
  showNote(done);
}

/** Show a short note at the foot of the page for a moment, and say it. @param {string} words */
function showNote(words) {
  document.querySelector('.note')?.remove();
  const note = make('div', { class: 'note', 'aria-hidden': 'true' }, words);
  document.body.append(note);
  announce(words);
  setTimeout(() => note.remove(), 2500);
}
