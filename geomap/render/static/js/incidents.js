/** Incidents as the page works on them: typed columns for drawing and filtering, and readers for the rest. */

const NO_DAY = -2147483648;

/**
 * @typedef {object} Incidents
 * @property {number} count
 * @property {[string, string, string][]} columns name, type, alias
 * @property {(name: string, row: number) => any} value
 * @property {(row: number) => boolean} located
 * @property {Float64Array} lon @property {Float64Array} lat
 * @property {Float64Array} x @property {Float64Array} y in the unit square
 * @property {Uint8Array} type index into `types` @property {EventLook[]} types gravest first
 * @property {Int32Array} first @property {Int32Array} last days since 1970, NO_DAY when not settled
 * @property {Float64Array} killed @property {Float64Array} injured what is drawn: best, else low, else high, else 0
 * @property {string[][]} sources the outlets of a row
 * @typedef {{ key: string, label: string, colour: string, shape: string }} EventLook
 */

/** @param {any} packed @param {any} symbols @returns {Incidents} */
function readIncidents(packed, symbols) {
  const readers = new Map(packed.columns.map(([name]) => [name, columnReader(packed.data[name])]));
  const value = (name, row) => readers.get(name)?.(row) ?? null;
  const packedEvidence = readers.get('evidence');
  if (packedEvidence) readers.set('evidence', (row) => unpackEvidence(packedEvidence(row), packed.account, (column) => value(column, row)));
  const incidents = {
    count: packed.count, columns: packed.columns, value,
    lon: degrees(packed.lon), lat: degrees(packed.lat),
    sources: packed.sources.at.map((codes) => codes.map((code) => packed.sources.values[code])),
    ...typeColumn(value, packed.count, symbols),
    ...dayColumns(value, packed.count),
    killed: figureColumn(value, packed.count, 'fatalities'),
    injured: figureColumn(value, packed.count, 'injured'),
  };
  return {
    ...incidents,
    located: (row) => !Number.isNaN(incidents.lon[row]),
    x: incidents.lon.map(mercatorX), y: incidents.lat.map(mercatorY),
  };
}

/**
 * Evidence comes as lists without names, and without what the incident's own columns say of its first account.
 * @param {string | null} text @param {[string, string | null][]} fields name, and the column that says the same
 * @param {(column: string) => any} own @returns {string | null} JSON as in the file
 */
function unpackEvidence(text, fields, own) {
  if (!text || !text.startsWith('[[')) return text;
  const accounts = JSON.parse(text).map((list) => Object.fromEntries(fields.map(([name, column], at) =>
    [name, list[at] === 0 && column ? own(column) : list[at]])));
  return JSON.stringify(accounts);
}

/** @param {(number | null)[]} values @returns {Float64Array} NaN where an incident has no place */
function degrees(values) {
  return Float64Array.from(values, (value) => value ?? NaN);
}

/** @param {(name: string, row: number) => any} value @param {number} count @param {any} symbols */
function typeColumn(value, count, symbols) {
  const types = Object.entries(symbols.events)
    .map(([key, [label, colour, shape, gravity]]) => ({ key, label, colour, shape, gravity }))
    .sort((one, other) => one.gravity - other.gravity);
  const index = new Map(types.map((look, at) => [look.key, at]));
  const other = index.get('other');
  const type = Uint8Array.from({ length: count }, (_, row) => index.get(value('event_type', row)) ?? other);
  return { types, type };
}

/** A date corrected by hand counts before the window it was taken from. */
function dayColumns(value, count) {
  const known = new Map();
  const dayOf = (text) => {
    if (!known.has(text)) known.set(text, dayNumber(text));
    return known.get(text);
  };
  const first = new Int32Array(count).fill(NO_DAY);
  const last = new Int32Array(count).fill(NO_DAY);
  for (let row = 0; row < count; row += 1) {
    const start = dayOf(value('event_date', row)) ?? dayOf(value('date_start', row));
    if (start === null) continue;
    const end = value('time_precision', row) === 1 ? start : dayOf(value('date_end', row)) ?? start;
    first[row] = start;
    last[row] = Math.max(start, end);
  }
  return { first, last };
}

/** @param {(name: string, row: number) => any} value @param {number} count @param {string} name */
function figureColumn(value, count, name) {
  return Float64Array.from({ length: count }, (_, row) =>
    value(`${name}_best`, row) ?? value(`${name}_low`, row) ?? value(`${name}_high`, row) ?? 0);
}

/** @param {Incidents} incidents @param {number} row @param {string} name "fatalities" or "injured" */
function figureOf(incidents, row, name) {
  const [low, best, high] = ['low', 'best', 'high'].map((end) => incidents.value(`${name}_${end}`, row));
  return figure(low, best, high);
}

/** @param {Incidents} incidents @param {number} row */
function whenWords(incidents, row) {
  if (incidents.first[row] === NO_DAY) return incidents.value('date_text', row) || 'Date not settled';
  return dayRange(incidents.first[row], incidents.last[row]);
}

/** @param {Incidents} incidents @param {number} row */
function whereWords(incidents, row) {
  const parts = ['place', 'admin1', 'country'].map((name) => incidents.value(name, row)).filter(Boolean);
  return parts.filter((part, at) => parts.indexOf(part) === at).join(', ') || 'Place not settled';
}

/** @param {Incidents} incidents @param {number} row */
function titleOf(incidents, row) {
  return incidents.value('title', row) || incidents.types[incidents.type[row]].label;
}

/** @param {Incidents} incidents @param {number} row whether only a region is known */
function isRegion(incidents, row) {
  return incidents.value('geo_method', row) === 'region' || incidents.value('geo_precision', row) === 3;
}

/** @param {Incidents} incidents @param {number} row */
function statusOf(incidents, row) {
  return incidents.value('status', row) || 'reported';
}
