/** Puts the page together: reads the payload, makes the state, and lets every part redraw from it. */

/** @param {any} map Leaflet's @param {{ title: string, layer: any }[]} bases online base maps */
function start(map, bases) {
  const scene = makeScene(JSON.parse(byId('payload').textContent));
  const fresh = freshState(firstLayers(scene), bases.length ? bases[0].title : '');
  const store = makeStore(hashToState(location.hash, fresh, scene.incidents, scene.facets));
  scene.state = store.get();
  writeMasthead(scene);
  const panes = addPanes(map, scene);
  const actions = makeActions(scene, store, map, panes);
  const parts = makeParts(scene, store, map, bases, actions);
  store.listen((state, changed) => update(scene, state, changed, parts, panes));
  listenToMap(map, scene, store, panes, parts);
  listenToPage(scene, store, fresh, panes, parts);
  showView(map, scene, store.get().view);
  update(scene, store.get(), new Set(Object.keys(fresh)), parts, panes);
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
}

/** Everything the parts draw from, the state included. @param {any} payload */
function makeScene(payload) {
  const incidents = readIncidents(payload.incidents, payload.symbols);
  const roles = Object.fromEntries(Object.entries(payload.symbols.roles).map(([key, [label, colour, shape]]) => [key, { key, label, colour, shape }]));
  return {
    title: payload.title, box: payload.box, provenance: payload.provenance, layerTitles: payload.layers, incidents, roles,
    facets: makeFacets(incidents, payload.symbols, payload.statuses), searchable: searchText(incidents), orders: makeOrders(incidents),
    clusters: makeClusters(incidents), areas: readAreas(payload.areas), regions: readOutlines(payload.regions),
    outlines: readOutlines(payload.outlines), places: projectedPlaces(payload.places), distances: projectedDistances(payload.distances),
    towns: payload.towns, world: readMesh(payload.world), detail: readMesh(payload.detail), theme: readTheme(),
    tiles: payload.tiles, shown: { rows: new Int32Array(0), anyTime: new Int32Array(0), counts: {} },
    hits: [], listed: new Int32Array(0), highlighted: -1, resizing: false,
  };
}

function projectedPlaces(places) {
  return places && places.role.length ? { ...places, x: places.lon.map(mercatorX), y: places.lat.map(mercatorY) } : null;
}

function projectedDistances(distances) {
  if (!distances || !distances.lines.length) return null;
  return { ...distances, lines: distances.lines.map(([lon, lat, toLon, toLat]) => [mercatorX(lon), mercatorY(lat), mercatorX(toLon), mercatorY(toLat)]) };
}

/** @param {any} map @param {any} scene */
function addPanes(map, scene) {
  const paneOf = (name, order) => {
    const pane = map.createPane(name);
    pane.style.zIndex = String(order);
    pane.style.pointerEvents = 'none';
  };
  paneOf('base', 150);
  paneOf('incidents', 450);
  const base = new CanvasPane((ctx, frame) => paintBase(ctx, frame, scene), 'base');
  const overlay = new CanvasPane((ctx, frame) => {
    scene.hits = paintOverlay(ctx, frame, scene);
    drawHighlight(ctx, frame, scene);
  }, 'incidents');
  return { base, overlay };
}

/** The incident under the pointer or the keyboard's focus in the list. */
function drawHighlight(ctx, frame, scene) {
  const row = scene.highlighted;
  if (row < 0 || !scene.incidents.located(row)) return;
  ctx.strokeStyle = scene.theme.accent;
  ctx.lineWidth = 2.5;
  ctx.setLineDash([4, 3]);
  ctx.beginPath();
  ctx.arc(pixelX(frame, scene.incidents.x[row]), pixelY(frame, scene.incidents.y[row]), 17, 0, TURN);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** What a reader can do from more than one part of the page. */
function makeActions(scene, store, map, panes) {
  const actions = {
    /** @param {number} row */
    select(row) {
      map.closePopup();
      store.change({ selected: row });
      bringIntoView(map, scene, row);
    },
    close() {
      const row = store.get().selected;
      store.change({ selected: -1 });
      actions.returnTo(row);
    },
    returnTo: (row) => row,
    /** @param {number} step 1 to the next incident in time */
    step(step) {
      const rows = scene.orders('oldest').filter((row) => scene.shownMask[row]);
      const next = rows[rows.indexOf(store.get().selected) + step];
      if (next === undefined) showNote(step > 0 ? 'This is the last incident' : 'This is the first incident');
      else actions.select(next);
    },
    /** @param {number} row */
    highlight(row) {
      if (row === scene.highlighted) return;
      scene.highlighted = row;
      panes.overlay.redraw?.();
    },
  };
  return actions;
}

/** Move the map only when the incident is out of sight. */
function bringIntoView(map, scene, row) {
  if (!scene.incidents.located(row)) return;
  const place = [scene.incidents.lat[row], scene.incidents.lon[row]];
  const below = onPhone() ? map.getSize().y * 0.5 : 60;
  const beside = !onPhone() && !byId('layers').hidden ? 300 : 60;
  map.panInside(place, { paddingTopLeft: [60, 60], paddingBottomRight: [beside, below], animate: !lessMotion() });
}

function makeParts(scene, store, map, bases, actions) {
  const list = makeList(scene, actions);
  const panel = makePanel(scene, actions);
  actions.returnTo = (row) => {
    list.reveal(row);
    list.focus();
  };
  makeExport(scene, map);
  makeAbout(scene);
  makeSheet();
  return {
    list, panel, filters: makeFilters(scene, store), timeline: makeTimeline(scene, store), layers: makeLayers(scene, store, bases),
    popups: makePopups(map, scene, actions), actions, map, bases, relist: () => relist(scene, list, map),
  };
}

/** Redraw what a change touches. @param {any} scene @param {State} state @param {Set<string>} changed */
function update(scene, state, changed, parts, panes) {
  scene.state = state;
  const filtered = FILTER_KEYS.some((key) => changed.has(key));
  if (filtered) {
    scene.shown = applyFilters(scene.incidents, scene.facets, state, scene.searchable);
    scene.clusters.load(scene.shown.rows);
    parts.filters();
    parts.timeline();
  }
  if (changed.has('base')) showBase(parts.map, parts.bases, state.base, panes);
  if (filtered || ['sort', 'inView', 'selected'].some((key) => changed.has(key)) || (state.inView && changed.has('view'))) parts.relist();
  if (filtered || changed.has('layers') || changed.has('base')) parts.layers();
  if (changed.has('selected')) {
    parts.panel.show(state.selected);
    if (state.selected >= 0) openSheet('half');
  }
  if (filtered || changed.has('layers') || changed.has('selected')) panes.overlay.draw();
}

/** @param {any} scene @param {any} list @param {any} map */
function relist(scene, list, map) {
  const { incidents, shown, state } = scene;
  const bounds = state.inView ? map.getBounds() : null;
  const keep = (row) => !bounds || (incidents.located(row) && bounds.contains([incidents.lat[row], incidents.lon[row]]));
  scene.shownMask = new Uint8Array(incidents.count);
  for (const row of shown.rows) scene.shownMask[row] = 1;
  scene.listed = listRows(scene.orders(state.sort), shown.rows, incidents, keep).rows;
  list.show(scene.listed);
  const count = scene.listed.length - (scene.listed.includes(HEADING) ? 1 : 0);
  const all = incidents.count;
  byId('list-title').textContent = count === all ? counted(all, 'incident') : `${WHOLE.format(count)} of ${WHOLE.format(all)}`;
}

/** @param {string} title '' for the map inside the file */
function showBase(map, bases, title, panes) {
  for (const base of bases) {
    if (base.title === title) base.layer.addTo(map);
    else base.layer.remove();
  }
  map.getContainer().classList.toggle('online', Boolean(title));
  panes.base.draw();
  panes.overlay.draw();
}

/** @param {any} map @param {any} scene @param {State['view']} view */
function showView(map, scene, view) {
  if (view) map.setView([view.lat, view.lon], view.zoom, { animate: false });
  else fitBox(map, scene.box);
}

/** Frame all incidents clear of the controls that lie on the map. */
function fitBox(map, [west, south, east, north]) {
  const wide = !onPhone() && map.getSize().x > 700;
  map.fitBounds([[south, west], [north, east]], {
    paddingTopLeft: [wide ? 70 : 60, onPhone() ? 100 : 48], paddingBottomRight: [wide ? 300 : 72, onPhone() ? map.getSize().y * 0.48 : 48], maxZoom: 9, animate: false,
  });
}

function listenToMap(map, scene, store, panes, parts) {
  panes.base.addTo(map);
  panes.overlay.addTo(map);
  map.attributionControl.setPrefix(false);
  for (const words of ['Natural Earth', 'GeoNames CC BY 4.0']) map.attributionControl.addAttribution(words);
  let settled = false;
  setTimeout(() => { settled = true; }, 0);
  map.on('moveend', () => {
    const { lat, lng } = map.getCenter();
    if (settled && !scene.resizing) store.change({ view: { lat, lon: lng, zoom: Math.round(map.getZoom() * 100) / 100 } });
  });
  map.on('click', (event) => clickMap(event, map, scene, panes, parts));
  map.on('mousemove', oncePerPointer((event) => {
    map.getContainer().classList.toggle('over-symbol', Boolean(hitUnder(event, map, scene, panes, 2)));
  }));
}

/** @param {(event: any) => void} run with the latest event, once per frame */
function oncePerPointer(run) {
  let latest = null;
  const soon = oncePerFrame(() => run(latest));
  return (event) => {
    latest = event;
    soon();
  };
}

/** @returns {Hit | null} */
function hitUnder(event, map, scene, panes, reach) {
  const point = map.containerPointToLayerPoint(event.containerPoint).subtract(panes.overlay.corner);
  return hitAt(scene.hits, point.x, point.y, reach);
}

function clickMap(event, map, scene, panes, parts) {
  const hit = hitUnder(event, map, scene, panes, onPhone() ? 14 : 4);
  if (!hit) return;
  const latLng = map.layerPointToLatLng(L.point(hit.x, hit.y).add(panes.overlay.corner));
  if (hit.kind === 'cluster' && zoomInto(map, scene, hit.drawn)) return;
  if (hit.kind === 'incident') parts.actions.select(hit.drawn.row);
  parts.popups.open(hit, latLng);
}

/** @returns {boolean} false when the incidents of a cluster lie at one spot, which no zoom takes apart */
function zoomInto(map, scene, drawn) {
  const bounds = L.latLngBounds(drawn.rows().map((row) => [scene.incidents.lat[row], scene.incidents.lon[row]]));
  const zoom = map.getBoundsZoom(bounds.pad(0.2));
  if (map.getZoom() >= map.getMaxZoom() - 0.5 || bounds.getNorthEast().distanceTo(bounds.getSouthWest()) < 150) return false;
  map.setView(bounds.getCenter(), Math.min(map.getMaxZoom(), Math.max(zoom, map.getZoom() + 1)), { animate: !lessMotion() });
  return true;
}

function listenToPage(scene, store, fresh, panes, parts) {
  const sort = /** @type {HTMLSelectElement} */ (byId('sort'));
  sort.append(...Object.entries(SORTS).map(([key, { label }]) => make('option', { value: key }, label)));
  const inView = /** @type {HTMLInputElement} */ (byId('in-view'));
  const follow = (state) => {
    sort.value = state.sort;
    inView.checked = state.inView;
  };
  follow(store.get());
  store.listen(follow);
  sort.addEventListener('change', () => store.change({ sort: sort.value }));
  inView.addEventListener('change', () => store.change({ inView: inView.checked }));
  byId('copy-view').addEventListener('click', () => copyText(location.href, 'Link copied'));
  byId('skip').addEventListener('click', (event) => {
    event.preventDefault();
    store.change({ selected: -1 });
    parts.list.focus();
  });
  keepHash(scene, store, fresh, parts);
  watchTheme(scene, panes, parts);
}

/** The address follows the state, and a changed address is a changed state. */
function keepHash(scene, store, fresh, parts) {
  let written = location.hash.replace(/^#/, '');
  store.listen(debounced((state) => {
    written = stateToHash(state, fresh, scene.incidents, scene.facets);
    history.replaceState(null, '', `#${written}`);
  }));
  addEventListener('hashchange', () => {
    if (location.hash.replace(/^#/, '') === written) return;
    const state = hashToState(location.hash, fresh, scene.incidents, scene.facets);
    showView(parts.map, scene, state.view);
    store.change(state);
  });
}

/** Colours and layout follow the reader's settings at once. */
function watchTheme(scene, panes, parts) {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    scene.theme = readTheme();
    panes.base.draw();
    panes.overlay.draw();
    parts.layers();
    parts.timeline();
    parts.relist();
  });
  const phone = matchMedia('(max-width: 760px)');
  const place = () => (phone.matches ? document.querySelector('.time-slot').append(byId('time')) : byId('page').append(byId('time')));
  place();
  phone.addEventListener('change', place);
  new ResizeObserver(() => keepCenter(parts.map, scene)).observe(byId('stage'));
}

/** A map of another size looks at the same place; that is no move of the reader's. @param {any} map @param {any} scene */
function keepCenter(map, scene) {
  const box = map.getContainer();
  if (!box.clientWidth || map.getSize().equals([box.clientWidth, box.clientHeight])) return;
  const center = map.getCenter();
  scene.resizing = true;
  map.invalidateSize({ animate: false, pan: false });
  map.setView(center, map.getZoom(), { animate: false });
  scene.resizing = false;
}

/** @param {any} scene */
function writeMasthead(scene) {
  const { incidents } = scene;
  document.title = scene.title;
  byId('title').textContent = scene.title;
  const edges = timeBins(incidents);
  const days = edges.length ? dayRange(edges[0], lastDay(incidents), SHORT_DATE) : '';
  const reports = scene.provenance.reports;
  byId('summary').textContent = [counted(incidents.count, 'incident'), reports ? `from ${counted(reports, 'report')}` : '', days].filter(Boolean).join(' · ');
  byId('imprint').replaceChildren(...provenanceLines(scene).map((line) => make('span', {}, line)));
}

/** @param {Incidents} incidents */
function lastDay(incidents) {
  return incidents.last.reduce((latest, day) => Math.max(latest, day), NO_DAY);
}

/** @param {any} scene @returns {string[]} */
function provenanceLines(scene) {
  const { geomap, gazetteer, inputs, borders, attributions } = scene.provenance;
  const made = [geomap ? `geomap ${geomap}` : 'Drawn by geomap', gazetteer ? `gazetteer ${gazetteer}` : '', inputs ? `inputs ${inputs}` : ''];
  return [made.filter(Boolean).join(', '), borders, ...attributions];
}

/** @param {any} scene */
function makeAbout(scene) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('about'));
  byId('open-about').addEventListener('click', () => {
    dialog.replaceChildren(dialogHead('about-title', 'About this map', dialog),
      make('p', {}, 'Each symbol is an incident that a report tells of, with the sentence it rests on. A region is drawn as an area, a circle shows how '
        + 'unsure a place is, and what could not be placed is in the list under its own heading.'),
      make('p', {}, scene.tiles ? 'Online base maps were switched on when this page was made; they are fetched from other servers. The map inside the file needs none.'
        : 'Everything is inside this file: it asks no server for anything.'),
      ...provenanceLines(scene).map((line) => make('p', { class: 'muted' }, line)),
      make('h3', {}, 'Layers of this file'), make('ul', {}, ...scene.layerTitles.map((layer) => make('li', {}, quoted(layer.title || layer.name)))));
    dialog.showModal();
  });
}

/** The sheet of a phone: a tap on its handle steps through low, half and full, a drag goes up or down. */
function makeSheet() {
  const order = ['low', 'half', 'full'];
  const handle = byId('sheet-handle');
  const at = () => order.indexOf(byId('side').dataset.sheet);
  let from = 0;
  let dragged = false;
  handle.addEventListener('pointerdown', (event) => {
    from = event.clientY;
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener('pointerup', (event) => {
    dragged = Math.abs(event.clientY - from) > 30;
    if (dragged) openSheet(order[Math.max(0, Math.min(2, at() + (event.clientY < from ? 1 : -1)))]);
  });
  handle.addEventListener('click', () => {
    if (!dragged) openSheet(order[(at() + 1) % order.length]);
    dragged = false;
  });
}

/** @param {string} size low, half or full */
function openSheet(size) {
  byId('side').dataset.sheet = size;
  byId('sheet-handle').setAttribute('aria-label', size === 'full' ? 'Make the list smaller' : 'Make the list larger');
}
