/**
 * The one state of the page. Every control changes it here, and every part of the page redraws from it.
 *
 * @typedef {object} State
 * @property {Record<string, Set<string>>} hidden per facet, the values that are switched off
 * @property {number | null} from @property {number | null} to the brushed days, both included; null is open
 * @property {number} killed @property {number} injured at least so many
 * @property {boolean} conflict only where figures conflict
 * @property {string} text
 * @property {Set<string>} layers what is drawn beside the incidents
 * @property {string} sort
 * @property {boolean} inView the list holds only what the map shows
 * @property {number} selected row, or -1
 * @property {{ lat: number, lon: number, zoom: number } | null} view where the map looks; null is all incidents
 * @property {string} base title of the online base map, or '' for the map inside this file
 */

const FILTER_KEYS = ['hidden', 'from', 'to', 'killed', 'injured', 'conflict', 'text'];

/** @param {string[]} layers @param {string} base @returns {State} */
function freshState(layers, base) {
  return {
    hidden: {}, from: null, to: null, killed: 0, injured: 0, conflict: false, text: '',
    layers: new Set(layers), sort: 'newest', inView: false, selected: -1, view: null, base,
  };
}

/** @param {State} initial */
function makeStore(initial) {
  let state = initial;
  /** @type {((state: State, changed: Set<string>) => void)[]} */
  const listeners = [];
  return {
    /** @returns {State} */
    get: () => state,
    /** @param {Partial<State>} patch */
    change(patch) {
      state = { ...state, ...patch };
      const changed = new Set(Object.keys(patch));
      for (const listener of listeners) listener(state, changed);
    },
    /** @param {(state: State, changed: Set<string>) => void} listener */
    listen(listener) {
      listeners.push(listener);
    },
  };
}

/** @param {Set<string>} set @param {string} value @param {boolean} present @returns {Set<string>} a changed copy */
function withValue(set, value, present) {
  const copy = new Set(set);
  if (present) copy.add(value);
  else copy.delete(value);
  return copy;
}

/** @param {State} state @returns {boolean} whether any filter is set */
function isFiltered(state) {
  return Boolean(state.from !== null || state.to !== null || state.killed || state.injured || state.conflict || state.text
    || Object.values(state.hidden).some((values) => values.size));
}

/** @returns {Partial<State>} what takes every filter away */
function noFilters() {
  return { hidden: {}, from: null, to: null, killed: 0, injured: 0, conflict: false, text: '' };
}
