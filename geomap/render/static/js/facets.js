/** The filters: a switch with its count for every value, figures, and a way back. */

const FEW = 8;

/** @param {any} scene @param {any} store */
function makeFilters(scene, store) {
  const box = byId('filters');
  const groups = scene.facets.map((facet) => facetGroup(facet, store));
  const time = make('div', { class: 'time-slot' });
  box.append(time, figureFilters(store), ...groups.map((group) => group.element),
    make('button', { type: 'button', class: 'reset', click: () => store.change(noFilters()) }, 'Clear all filters'));
  const toggle = byId('toggle-filters');
  toggle.addEventListener('click', () => openFilters(box, toggle, box.hidden));
  const searchSoon = debounced((text) => store.change({ text }));
  byId('search').addEventListener('input', (event) => searchSoon(event.target.value.trim()));
  return () => {
    const { state } = scene;
    for (const group of groups) group.update(scene);
    updateFigureFilters(state);
    const set = Object.values(state.hidden).filter((values) => values.size).length + [state.killed, state.injured, state.conflict].filter(Boolean).length;
    toggle.textContent = set ? `Filters (${set})` : 'Filters';
    const search = /** @type {HTMLInputElement} */ (byId('search'));
    if (document.activeElement !== search) search.value = state.text;
  };
}

function openFilters(box, toggle, open) {
  box.hidden = !open;
  toggle.setAttribute('aria-expanded', String(open));
  byId('browse').classList.toggle('filtering', open);
}

/** @param {(value: any) => void} run @returns {(value: any) => void} runs with the last value once changes pause */
function debounced(run) {
  let timer = 0;
  return (value) => {
    clearTimeout(timer);
    timer = setTimeout(() => run(value), 120);
  };
}

/** @param {Facet} facet @param {any} store */
function facetGroup(facet, store) {
  const switches = facet.values.map((value, code) => facetSwitch(facet, value, code, store));
  const all = make('button', { type: 'button', class: 'all', click: () => setHidden(store, facet.key, new Set()) }, 'Show all');
  const summary = make('summary', {}, facet.title);
  const rows = make('div', { class: facet.values.length > FEW ? 'switches many' : 'switches', role: 'group', 'aria-label': facet.title },
    ...switches.map((one) => one.element));
  const element = make('details', { class: 'facet', 'data-facet': facet.key }, summary, rows, all);
  return {
    element,
    update(scene) {
      const hidden = scene.state.hidden[facet.key] || new Set();
      summary.textContent = hidden.size ? `${facet.title} (${facet.values.length - hidden.size} of ${facet.values.length})` : facet.title;
      all.hidden = !hidden.size;
      for (const one of switches) one.update(hidden, scene.shown.counts[facet.key]);
    },
  };
}

/** @param {Facet} facet @param {string} value @param {number} code */
function facetSwitch(facet, value, code, store) {
  const input = /** @type {HTMLInputElement} */ (make('input', { type: 'checkbox', change: () => toggleValue(store, facet.key, value, input.checked) }));
  const count = make('span', { class: 'count' });
  const only = make('button', {
    type: 'button', class: 'only', 'aria-label': `Only ${facet.label(value)}`,
    click: () => setHidden(store, facet.key, new Set(facet.values.filter((other) => other !== value))),
  }, 'only');
  const element = make('div', { class: 'switch' }, make('label', {}, input, quoted(facet.label(value)), count), only);
  return {
    element,
    update(hidden, counts) {
      input.checked = !hidden.has(value);
      count.textContent = WHOLE.format(counts[code]);
      element.classList.toggle('none', !counts[code]);
    },
  };
}

function toggleValue(store, key, value, shown) {
  setHidden(store, key, withValue(store.get().hidden[key] || new Set(), value, !shown));
}

function setHidden(store, key, values) {
  store.change({ hidden: { ...store.get().hidden, [key]: values } });
}

function figureFilters(store) {
  const least = (key, label) => {
    const changeSoon = debounced((number) => store.change({ [key]: number }));
    return make('label', { class: 'least' }, label, make('input', {
      type: 'number', min: 0, step: 1, inputmode: 'numeric', id: `least-${key}`, value: 0,
      input: (event) => changeSoon(wholeNumber(event.target.value)),
    }));
  };
  return make('fieldset', { class: 'figure-filters' }, make('legend', {}, 'Casualties'),
    least('killed', 'Killed, at least'), least('injured', 'Injured, at least'),
    make('label', { class: 'conflict-only' },
      make('input', { type: 'checkbox', id: 'conflict-only', change: (event) => store.change({ conflict: event.target.checked }) }), 'Only where figures conflict'));
}

/** @param {State} state */
function updateFigureFilters(state) {
  for (const key of ['killed', 'injured']) {
    const input = /** @type {HTMLInputElement} */ (byId(`least-${key}`));
    if (document.activeElement !== input) input.value = String(state[key]);
  }
  /** @type {HTMLInputElement} */ (byId('conflict-only')).checked = state.conflict;
}
