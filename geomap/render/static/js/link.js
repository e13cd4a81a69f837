/** The state as the part of the address after "#", so that a link reopens the same view. */

/**
 * @param {State} state @param {State} fresh @param {Incidents} incidents @param {Facet[]} facets
 * @returns {string} empty for a fresh state
 */
function stateToHash(state, fresh, incidents, facets) {
  const words = new URLSearchParams();
  for (const facet of facets) writeFacet(words, facet, state.hidden[facet.key]);
  if (state.from !== null || state.to !== null) words.set('time', [state.from, state.to].map(dayOrNothing).join('..'));
  for (const key of ['killed', 'injured', 'text', 'sort', 'base']) {
    if (state[key] !== fresh[key]) words.set(key, String(state[key]));
  }
  if (state.conflict) words.set('conflict', '1');
  if (state.inView) words.set('in-view', '1');
  const switched = [...new Set([...state.layers, ...fresh.layers])].filter((key) => state.layers.has(key) !== fresh.layers.has(key));
  if (switched.length) words.set('layers', switched.map((key) => `${state.layers.has(key) ? '+' : '-'}${key}`).join(' '));
  if (state.view) words.set('map', `${state.view.zoom}/${state.view.lat.toFixed(4)}/${state.view.lon.toFixed(4)}`);
  if (state.selected >= 0) words.set('incident', String(incidents.value('incident_id', state.selected)));
  return words.toString();
}

/** Write what is shown or what is hidden, whichever is shorter. */
function writeFacet(words, facet, hidden) {
  if (!hidden || !hidden.size) return;
  const shown = facet.values.filter((value) => !hidden.has(value));
  const few = shown.length < hidden.size ? shown : [...hidden];
  const key = few === shown ? facet.key : `not-${facet.key}`;
  for (const value of few) words.append(key, value);
  if (!few.length) words.append(key, '\u0000');
}

/** @param {number | null} day */
function dayOrNothing(day) {
  return day === null ? '' : isoDay(day);
}

/**
 * @param {string} hash @param {State} fresh @param {Incidents} incidents @param {Facet[]} facets
 * @returns {State}
 */
function hashToState(hash, fresh, incidents, facets) {
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  const [from, to] = (words.get('time') || '').split('..').map(dayNumber);
  const state = {
    ...fresh, from: from ?? null, to: to ?? null, hidden: readFacets(words, facets),
    killed: wholeNumber(words.get('killed')), injured: wholeNumber(words.get('injured')),
    text: words.get('text') || '', sort: words.get('sort') || fresh.sort, base: words.get('base') ?? fresh.base,
    conflict: words.has('conflict'), inView: words.has('in-view'), layers: readLayers(words.get('layers'), fresh.layers),
    view: readView(words.get('map')), selected: rowOf(incidents, words.get('incident')),
  };
  return state;
}

/** @param {URLSearchParams} words @param {Facet[]} facets */
function readFacets(words, facets) {
  /** @type {Record<string, Set<string>>} */
  const hidden = {};
  for (const facet of facets) {
    if (words.has(`not-${facet.key}`)) hidden[facet.key] = new Set(words.getAll(`not-${facet.key}`));
    if (!words.has(facet.key)) continue;
    const shown = new Set(words.getAll(facet.key));
    hidden[facet.key] = new Set(facet.values.filter((value) => !shown.has(value)));
  }
  return hidden;
}

/** @param {string | null} text @param {Set<string>} fresh */
function readLayers(text, fresh) {
  const layers = new Set(fresh);
  for (const word of (text || '').split(' ').filter(Boolean)) {
    if (word.startsWith('-')) layers.delete(word.slice(1));
    else layers.add(word.replace(/^\+/, ''));
  }
  return layers;
}

/** @param {string | null} text */
function readView(text) {
  const [zoom, lat, lon] = (text || '').split('/').map(Number);
  return text && [zoom, lat, lon].every(Number.isFinite) && Math.abs(lat) <= 90 ? { zoom, lat, lon } : null;
}

/** @param {string | null} text */
function wholeNumber(text) {
  return Math.max(0, Math.round(Number(text)) || 0);
}

/** @param {Incidents} incidents @param {string | null} id @returns {number} */
function rowOf(incidents, id) {
  if (!id) return -1;
  for (let row = 0; row < incidents.count; row += 1) if (String(incidents.value('incident_id', row)) === id) return row;
  return -1;
}
