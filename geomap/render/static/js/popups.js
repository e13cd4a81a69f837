/** Small windows on the map, made when they are opened. */

const LISTED = 40;

/** @param {any} map @param {any} scene @param {any} actions select */
function makePopups(map, scene, actions) {
  const open = (latLng, content) => L.popup({ maxWidth: 300, minWidth: 200, autoPanPadding: [24, 24] }).setLatLng(latLng).setContent(content).openOn(map);
  return {
    /** @param {Hit} hit @param {any} latLng */
    open(hit, latLng) {
      if (hit.kind === 'place') open(latLng, placePopup(scene, hit.at));
      if (hit.kind === 'distance') open(latLng, distancePopup(scene, hit.at));
      if (hit.kind === 'cluster') open(latLng, clusterPopup(scene, hit.drawn.rows(), actions));
      if (hit.kind === 'incident' && !onPhone()) open(latLng, incidentPopup(scene, hit.drawn.row));
    },
  };
}

/** The sentence first: it is what the pin rests on. @param {any} scene @param {number} row */
function incidentPopup(scene, row) {
  const { incidents } = scene;
  const [account] = accountsOf(incidents, row);
  return make('div', { class: 'popup' },
    make('h3', { dir: 'auto' }, titleOf(incidents, row)),
    make('p', { class: 'muted' }, whenWords(incidents, row)),
    account ? markedQuote(account) : null,
    account ? make('p', { class: 'muted' }, quoted(account.title || outletName(account))) : null);
}

/** @param {any} scene @param {number[]} rows */
function clusterPopup(scene, rows, actions) {
  const { incidents } = scene;
  const ordered = [...rows].sort((one, other) => incidents.type[one] - incidents.type[other] || incidents.first[other] - incidents.first[one]);
  return make('div', { class: 'popup' },
    make('h3', {}, `${counted(rows.length, 'incident')} here`),
    make('ul', {}, ...ordered.slice(0, LISTED).map((row) => make('li', {},
      make('button', { type: 'button', click: () => actions.select(row) },
        symbolImage(incidents.types[incidents.type[row]], statusOf(incidents, row), scene.theme),
        make('span', {}, quoted(titleOf(incidents, row)), make('small', {}, whenWords(incidents, row))))))),
    rows.length > LISTED ? make('p', { class: 'muted' }, `and ${rows.length - LISTED} more: narrow the filters to list them`) : null);
}

/** @param {any} scene @param {number} at */
function placePopup(scene, at) {
  const { places, roles } = scene;
  return make('div', { class: 'popup' },
    make('h3', { dir: 'auto' }, places.name[at] || 'Place'),
    make('p', {}, `${(roles[places.role[at]] || roles.mentioned).label}, ${counted(places.mentions[at], 'mention')}. No incident is placed here.`));
}

/** @param {any} scene @param {number} at */
function distancePopup(scene, at) {
  const { distances } = scene;
  const value = (name) => distances[name]?.[at] ?? null;
  const km = (number) => (number === null ? 'not stated' : `${Math.round(number * 10) / 10} km`);
  return make('div', { class: 'popup' },
    make('h3', { dir: 'auto' }, `${value('of') || 'Place'}, measured from ${value('anchor') || 'a place'}`),
    make('p', {}, `Stated: ${km(value('stated_km'))}. On the map: ${km(value('computed_km'))}.`),
    value('fits') === false ? make('p', { class: 'badge conflict' }, `Does not fit: ${km(value('difference_km'))} apart`) : null,
    value('quote') ? quoted(`“${value('quote')}”`, 'blockquote') : null);
}
