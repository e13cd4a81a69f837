/** The layers, grouped and counted, each with its switch: they are the legend too. */

const LAYER_KEYS = ['incidents', 'casualties', 'uncertainty', 'distances', 'names'];
const CROWDED = 2000;

/** @param {any} scene @returns {string[]} what is drawn at first; discs would hide one another on a crowded map */
function firstLayers(scene) {
  return scene.incidents.count > CROWDED ? LAYER_KEYS.filter((key) => key !== 'casualties') : LAYER_KEYS;
}

/** @param {any} scene @param {any} store @param {{ title: string, layer: any }[]} bases */
function makeLayers(scene, store, bases) {
  const box = byId('layers');
  const toggle = byId('toggle-layers');
  const open = (shown) => {
    box.hidden = !shown;
    toggle.setAttribute('aria-expanded', String(shown));
  };
  toggle.addEventListener('click', () => open(box.hidden));
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      open(false);
      toggle.focus();
    }
  });
  if (!onPhone() && innerHeight > 640) open(true);
  const draw = () => {
    const focused = box.contains(document.activeElement) ? document.activeElement.getAttribute('data-switch') : null;
    box.replaceChildren(...layerGroups(scene, store, bases));
    if (focused) [...box.querySelectorAll('[data-switch]')].find((input) => input.getAttribute('data-switch') === focused)?.focus();
  };
  return draw;
}

/** @param {any} scene @param {any} store @param {{ title: string, layer: any }[]} bases */
function layerGroups(scene, store, bases) {
  return [
    make('div', { class: 'layers-bar' }, make('h2', {}, 'Layers'),
      make('button', { type: 'button', class: 'close', 'aria-label': 'Close the layers', click: () => byId('toggle-layers').click() }, '×')),
    group('Incidents by type', ...typeSwitches(scene, store),
      make('p', { class: 'muted' }, 'A ring holds several: its arcs are their types, the symbol at its corner is the gravest.')),
    group('Claims and denials', ...statusSwitches(scene, store)),
    group('Casualties', layerSwitch(scene, store, 'casualties', 'Reported casualties', harmSample(scene.theme), harmCount(scene)),
      ...(scene.regions.length ? [layerSwitch(scene, store, 'shading', 'Casualties by region', shadeSample(), scene.regions.length)] : []),
      ...(scene.state.layers.has('shading') ? [shadeLegend()] : [])),
    group('Places', layerSwitch(scene, store, 'uncertainty', 'Uncertainty: circles, regions', ringSample(), locatedCount(scene)),
      ...(scene.distances ? [layerSwitch(scene, store, 'distances', 'Stated distances', lineSample(scene.theme, false), scene.distances.lines.length)] : []),
      ...misfitNote(scene), layerSwitch(scene, store, 'heat', 'Heat', heatSample(), locatedCount(scene)),
      layerSwitch(scene, store, 'names', 'Names', make('span', { class: 'sample' }, 'Aa'), null)),
    ...(scene.places ? [group('Other places, where nothing happened', ...roleSwitches(scene, store))] : []),
    group('Base map', ...baseSwitches(scene, store, bases)),
  ];
}

/** @param {string} title @param {...Node} rows */
function group(title, ...rows) {
  return make('fieldset', { class: 'layer-group' }, make('legend', {}, title), ...rows);
}

/** @returns {HTMLElement} */
function switchRow(key, checked, label, sample, count, change) {
  const input = make('input', { type: 'checkbox', checked, 'data-switch': key, change: (event) => change(event.target.checked) });
  return make('label', { class: 'layer' }, input, sample, make('span', { class: 'layer-name' }, label),
    count === null ? null : make('span', { class: 'count' }, WHOLE.format(count)));
}

function layerSwitch(scene, store, key, label, sample, count) {
  return switchRow(key, scene.state.layers.has(key), label, sample, count,
    (shown) => store.change({ layers: withValue(store.get().layers, key, shown) }));
}

/** Types that occur, the gravest first. */
function typeSwitches(scene, store) {
  const facet = facetOf(scene, 'event_type');
  const rank = new Map(scene.incidents.types.map((look, at) => [look.key, at]));
  return [...facet.values.keys()]
    .sort((one, other) => (rank.get(facet.values[one]) ?? 99) - (rank.get(facet.values[other]) ?? 99))
    .map((code) => facetLayer(scene, store, facet, code, scene.incidents.types[rank.get(facet.values[code]) ?? rank.get('other')], 'reported'));
}

/** Each status with the way its symbols are filled. */
function statusSwitches(scene, store) {
  const facet = facetOf(scene, 'status');
  const look = { ...scene.incidents.types[0], shape: 'circle', colour: scene.theme.muted };
  return [...facet.values.keys()].map((code) => facetLayer(scene, store, facet, code, look, facet.values[code]));
}

function facetLayer(scene, store, facet, code, look, status) {
  const value = facet.values[code];
  const hidden = scene.state.hidden[facet.key];
  return switchRow(`${facet.key}-${code}`, !hidden?.has(value), quoted(facet.label(value)), symbolImage(look, status, scene.theme),
    scene.shown.counts[facet.key][code], (shown) => toggleValue(store, facet.key, value, shown));
}

/** @returns {Facet} */
function facetOf(scene, key) {
  return scene.facets.find((facet) => facet.key === key);
}

function roleSwitches(scene, store) {
  const counts = new Map();
  for (const role of scene.places.role) counts.set(role, (counts.get(role) || 0) + 1);
  return [...counts].map(([role, count]) => layerSwitch(scene, store, `role-${role}`, scene.roles[role]?.label || plainTerm(String(role)),
    placeSample(scene.roles[role] || scene.roles.mentioned, scene.theme), count));
}

/** The map inside the file, and the online ones that the maker of the page allowed. */
function baseSwitches(scene, store, bases) {
  const choice = (title, value) => make('label', { class: 'layer' },
    make('input', { type: 'radio', name: 'base', 'data-switch': `base-${value}`, checked: scene.state.base === value, change: () => store.change({ base: value }) }),
    make('span', { class: 'layer-name' }, title));
  const notice = 'Online maps are fetched from other servers, which learn what part of the world you look at.';
  return [choice('Borders and coasts, inside this file', ''), ...bases.map((base) => choice(base.title, base.title)),
    bases.length ? make('p', { class: 'muted' }, notice) : make('p', { class: 'muted' }, 'This page asks no server for anything.')];
}

function locatedCount(scene) {
  return scene.shown.rows.reduce((sum, row) => sum + (scene.incidents.located(row) ? 1 : 0), 0);
}

function harmCount(scene) {
  return scene.shown.rows.reduce((sum, row) => sum + (scene.incidents.killed[row] + scene.incidents.injured[row] ? 1 : 0), 0);
}

/** @param {(ctx: CanvasRenderingContext2D) => void} draw on 22 by 22 pixels */
function sample(draw) {
  const canvas = /** @type {HTMLCanvasElement} */ (make('canvas', { width: 44, height: 44, class: 'symbol', 'aria-hidden': 'true' }));
  const ctx = canvas.getContext('2d');
  ctx.scale(2, 2);
  draw(ctx);
  return canvas;
}

function harmSample(theme) {
  return sample((ctx) => {
    ctx.fillStyle = `${theme.alarm}30`;
    ctx.strokeStyle = theme.alarm;
    fillDisc(ctx, 11, 11, 9);
    ctx.stroke();
  });
}

function placeSample(look, theme) {
  return sample((ctx) => drawPlace(ctx, look, 11, 11, theme));
}

function ringSample() {
  return make('span', { class: 'sample ring', 'aria-hidden': 'true' });
}

function heatSample() {
  return make('span', { class: 'sample heat', 'aria-hidden': 'true' });
}

function shadeSample() {
  return make('span', { class: 'sample shade', 'aria-hidden': 'true' });
}

function lineSample(theme, misfit) {
  return sample((ctx) => drawArrow(ctx, [1, 17, 28, -2], misfit, theme));
}

function misfitNote(scene) {
  const misfits = (scene.distances?.fits || []).filter((fits) => fits === false).length;
  if (!misfits) return [];
  return [make('p', { class: 'layer-note' }, lineSample(scene.theme, true), `${counted(misfits, 'distance does', 'distances do')} not fit the map`)];
}

function shadeLegend() {
  const steps = SHADE_STEPS.map((step, at) => {
    const box = make('span', { class: 'shade-step' }, `${WHOLE.format(step)}+`);
    box.style.borderBottomColor = shadeColour(at + 1);
    return box;
  });
  return make('p', { class: 'shade-legend' }, ...steps, make('span', { class: 'muted' }, 'killed and injured'));
}
