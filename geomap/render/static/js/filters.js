/**
 * Which incidents are shown, and how many each switch would show.
 * @typedef {object} Facet
 * @property {string} key @property {string} title
 * @property {string[]} values @property {(value: string) => string} label
 * @property {Int32Array} start @property {Int32Array} codes
 * @typedef {object} Shown
 * @property {Int32Array} rows the rows that pass every filter
 * @property {Record<string, Int32Array>} counts per facet value, the rows that pass every other filter
 * @property {Int32Array} anyTime the rows that pass every filter but time
 */

/** @param {Incidents} incidents @param {any} symbols @param {string[]} statuses @returns {Facet[]} */
function makeFacets(incidents, symbols, statuses) {
  const column = (name) => (row) => incidents.value(name, row);
  const labels = (table) => (value) => table[value] || plainTerm(value) || 'Not stated';
  const types = Object.fromEntries(Object.entries(symbols.events).map(([key, [label]]) => [key, label]));
  const facet = (key, title, read, split, label) => ({ key, title, label, ...codedTerms(read, incidents.count, split) });
  const made = [
    facet('event_type', 'Type', column('event_type'), wholeTerm, labels(types)),
    facet('weapons', 'Weapon', column('weapons'), joinedTerms, labels({})),
    facet('status', 'Status', (row) => statusOf(incidents, row), wholeTerm, labels(STATUS)),
    facet('country', 'Country', column('country'), wholeTerm, (value) => value || 'Not stated'),
    facet('admin1', 'Region', column('admin1'), wholeTerm, (value) => value || 'Not stated'),
    facet('geo_precision', 'Precision of the place', column('geo_precision'), wholeTerm, labels({ ...PRECISION, '': 'No place' })),
    facet('source', 'Source', (row) => incidents.sources[row], (terms) => (terms.length ? terms : ['']), (value) => value || 'Not stated'),
  ];
  return made.map((one) => ordered(one, statuses));
}

/** Put a facet's values in order: statuses and precisions as their tables, the others by how many incidents they hold. */
function ordered(facet, statuses) {
  const held = new Int32Array(facet.values.length);
  for (const code of facet.codes) held[code] += 1;
  const rank = (code) => {
    if (facet.key === 'status') return statuses.indexOf(facet.values[code]);
    return facet.key === 'geo_precision' ? Number(facet.values[code]) || 9 : -held[code];
  };
  const order = [...facet.values.keys()].sort((one, other) => rank(one) - rank(other) || (facet.values[one] < facet.values[other] ? -1 : 1));
  const place = new Int32Array(order.length);
  order.forEach((code, at) => { place[code] = at; });
  return { ...facet, values: order.map((code) => facet.values[code]), codes: facet.codes.map((code) => place[code]) };
}

/**
 * One pass over all rows. A row that fails one switch only still counts for that switch: it is what turning it would show.
 * @param {Incidents} incidents @param {Facet[]} facets @param {State} state @param {() => string[]} searchable
 * @returns {Shown}
 */
function applyFilters(incidents, facets, state, searchable) {
  const counts = facets.map((facet) => new Int32Array(facet.values.length));
  const off = facets.map((facet) => hiddenCodes(facet, state.hidden[facet.key]));
  const passes = plainFilter(incidents, state, searchable);
  const rows = new Int32Array(incidents.count);
  const anyTime = new Int32Array(incidents.count);
  let shown = 0;
  let timeless = 0;
  for (let row = 0; row < incidents.count; row += 1) {
    if (!passes(row)) continue;
    const inTime = isInTime(incidents, state, row);
    const failed = failedFacet(facets, off, row);
    if (failed === PASSES_ALL) anyTime[timeless++] = row;
    if (!inTime) continue;
    if (failed === PASSES_ALL) rows[shown++] = row;
    for (let at = 0; at < facets.length; at += 1) {
      if (failed === PASSES_ALL || failed === at) countCodes(facets[at], row, counts[at]);
    }
  }
  return {
    rows: rows.slice(0, shown), anyTime: anyTime.slice(0, timeless),
    counts: Object.fromEntries(facets.map((facet, at) => [facet.key, counts[at]])),
  };
}

const PASSES_ALL = -1;
const FAILS_MORE = -2;

/** @returns {number} PASSES_ALL, the one facet a row fails, or FAILS_MORE */
function failedFacet(facets, off, row) {
  let failed = PASSES_ALL;
  for (let at = 0; at < facets.length; at += 1) {
    if (!off[at] || anyOn(facets[at], off[at], row)) continue;
    if (failed !== PASSES_ALL) return FAILS_MORE;
    failed = at;
  }
  return failed;
}

/** @param {Facet} facet @param {Set<string> | undefined} hidden @returns {Uint8Array | null} */
function hiddenCodes(facet, hidden) {
  if (!hidden || !hidden.size) return null;
  return Uint8Array.from(facet.values, (value) => (hidden.has(value) ? 1 : 0));
}

/** @param {Facet} facet @param {Uint8Array} off @param {number} row */
function anyOn(facet, off, row) {
  for (let at = facet.start[row]; at < facet.start[row + 1]; at += 1) if (!off[facet.codes[at]]) return true;
  return false;
}

/** @param {Facet} facet @param {number} row @param {Int32Array} counts */
function countCodes(facet, row, counts) {
  for (let at = facet.start[row]; at < facet.start[row + 1]; at += 1) counts[facet.codes[at]] += 1;
}

/** An incident without a settled date is shown only while no time is brushed. */
function isInTime(incidents, state, row) {
  if (state.from === null && state.to === null) return true;
  if (incidents.first[row] === NO_DAY) return false;
  return (state.to === null || incidents.first[row] <= state.to) && (state.from === null || incidents.last[row] >= state.from);
}

/** @returns {(row: number) => boolean} the filters that count nothing: figures and text */
function plainFilter(incidents, state, searchable) {
  const words = state.text.toLowerCase().split(/\s+/).filter(Boolean);
  const texts = words.length ? searchable() : [];
  return (row) => incidents.killed[row] >= state.killed && incidents.injured[row] >= state.injured
    && (!state.conflict || incidents.value('figures_conflict', row) === true)
    && words.every((word) => texts[row].includes(word));
}

const SEARCHED = [
  'title', 'quote', 'place', 'toponym', 'admin1', 'country', 'casualties_text', 'attributed_to', 'counterclaim', 'source_title',
  'date_text', 'event_type', 'weapons', 'targets',
];

const IDLE_ROWS = 2000;

/** @param {Incidents} incidents @returns {() => string[]} each row's text in lower case, made while the page is idle, or when asked for */
function searchText(incidents) {
  /** @type {string[]} */
  const texts = [];
  const make = (end) => {
    while (texts.length < Math.min(end, incidents.count)) texts.push(rowText(incidents, texts.length));
    return texts;
  };
  const idle = () => {
    if (make(texts.length + IDLE_ROWS).length < incidents.count) requestIdleCallback(idle);
  };
  addEventListener('load', () => requestIdleCallback(idle));
  return () => make(incidents.count);
}

/** @param {Incidents} incidents @param {number} row */
function rowText(incidents, row) {
  const parts = SEARCHED.map((name) => incidents.value(name, row)).filter(Boolean);
  if ((incidents.value('report_count', row) || 1) > 1) parts.push(...accountsOf(incidents, row).map((account) => account.quote));
  return [...parts, ...incidents.sources[row]].join('\n').toLowerCase();
}
