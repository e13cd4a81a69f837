/** One incident in full: what, when, where, how many, who says so, in whose words. */

/** Columns that the panel shows in its own way, or that say the same as one it shows. */
const SHOWN_COLUMNS = new Set([
  'incident_id', 'title', 'event_type', 'event_date', 'date_start', 'date_end', 'time_precision', 'date_text', 'place', 'toponym', 'admin1',
  'country', 'country_code', 'geonameid', 'feature_code', 'geo_precision', 'geo_method', 'radius_m', 'score', 'fatalities_low',
  'fatalities_best', 'fatalities_high', 'injured_low', 'injured_best', 'injured_high', 'casualties_text', 'figures_conflict', 'weapons',
  'targets', 'launched', 'intercepted', 'attributed_to', 'status', 'counterclaim', 'quote', 'report_id', 'source', 'source_title',
  'published', 'report_count', 'report_ids', 'evidence', 'place_reasons', 'acled_event_type', 'acled_sub_event_type',
]);

/** @param {any} scene @param {any} actions back, step */
function makePanel(scene, actions) {
  const panel = byId('incident');
  panel.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === 'Escape') actions.close();
    else if (step && !event.altKey && !event.ctrlKey && !event.metaKey) actions.step(step);
  });
  return {
    /** @param {number} row -1 closes the panel */
    show(row) {
      panel.hidden = row < 0;
      byId('browse').hidden = row >= 0;
      if (row < 0) return;
      panel.replaceChildren(...panelParts(scene, row, actions));
      panel.scrollTop = 0;
      panel.focus({ preventScroll: true });
    },
  };
}

/** @param {any} scene @param {number} row */
function panelParts(scene, row, actions) {
  const { incidents } = scene;
  return [
    panelBar(actions),
    panelHead(scene, row),
    accountsSection(incidents, row),
    figuresTable(incidents, row),
    claims(incidents, row),
    details(incidents, row),
    extraColumns(incidents, row),
    make('div', { class: 'panel-actions' },
      make('button', { type: 'button', class: 'copy-link', click: () => copyText(location.href, 'Link copied') }, 'Copy link'),
      make('button', { type: 'button', class: 'copy-citation', click: () => copyText(citation(scene, row), 'Citation copied') }, 'Copy citation')),
  ].filter(Boolean);
}

function panelBar(actions) {
  return make('div', { class: 'panel-bar' },
    make('button', { type: 'button', class: 'back', click: () => actions.close() }, '← All incidents'),
    make('div', { class: 'stepper' },
      make('button', { type: 'button', 'aria-label': 'Earlier incident', click: () => actions.step(-1) }, '‹'),
      make('button', { type: 'button', 'aria-label': 'Later incident', click: () => actions.step(1) }, '›')));
}

function panelHead(scene, row) {
  const { incidents, theme } = scene;
  const look = incidents.types[incidents.type[row]];
  return make('header', { class: 'panel-head' },
    make('p', { class: 'kicker' }, symbolImage(look, statusOf(incidents, row), theme), typeWords(incidents, row)),
    make('h2', { id: 'incident-title', dir: 'auto' }, titleOf(incidents, row)),
    make('p', { class: 'when-where' }, make('time', {}, whenWords(incidents, row)), ' · ', quoted(whereWords(incidents, row))),
    make('p', { class: 'badges' },
      make('span', { class: `badge status-${statusOf(incidents, row)}` }, STATUS[statusOf(incidents, row)] || statusOf(incidents, row)),
      incidents.value('figures_conflict', row) ? make('span', { class: 'badge conflict' }, 'Figures conflict') : null,
      incidents.located(row) ? null : make('span', { class: 'badge' }, 'Not on the map')));
}

/** @param {Incidents} incidents @param {number} row the type as the file has it, also one the legend does not know */
function typeWords(incidents, row) {
  const look = incidents.types[incidents.type[row]];
  const written = incidents.value('event_type', row);
  return written && written !== look.key ? plainTerm(written) : look.label;
}

/** The sentences come first: they are what the incident rests on. */
function accountsSection(incidents, row) {
  const accounts = accountsOf(incidents, row);
  return make('section', { class: 'accounts', 'aria-label': 'What the reports say' },
    make('h3', {}, accounts.length > 1 ? `What ${accounts.length} reports say` : 'What the report says'),
    ...accounts.map((account) => make('figure', {}, markedQuote(account), accountSource(account))),
    accounts.length ? markKey(accounts) : make('p', { class: 'muted' }, 'No sentence is kept for this incident.'));
}

/** @param {Incidents} incidents @param {number} row */
function figuresTable(incidents, row) {
  const kinds = [['fatalities', 'Killed'], ['injured', 'Injured']];
  const cell = (name, end) => incidents.value(`${name}_${end}`, row);
  const written = incidents.value('casualties_text', row);
  return make('section', { class: 'figures', 'aria-label': 'Casualties' },
    make('div', { class: 'figure-pair' }, ...kinds.map(([name, label]) => make('div', { class: 'big-figure' },
      make('strong', {}, figureOf(incidents, row, name) ?? 'Not stated'), make('span', {}, label.toLowerCase())))),
    make('table', {},
      make('thead', {}, make('tr', {}, ...['', 'Low', 'Best', 'High'].map((word) => (word ? make('th', { scope: 'col' }, word) : make('td', {}))))),
      make('tbody', {}, ...kinds.map(([name, label]) => make('tr', {}, make('th', { scope: 'row' }, label),
        ...['low', 'best', 'high'].map((end) => make('td', {}, cell(name, end) === null ? '–' : WHOLE.format(cell(name, end)))))))),
    written ? make('p', { class: 'as-written' }, 'As written: ', quoted(`“${written}”`)) : null);
}

/** Claim and counterclaim side by side. */
function claims(incidents, row) {
  const side = incidents.value('attributed_to', row);
  const rival = incidents.value('counterclaim', row);
  if (!side && !rival) return null;
  return make('section', { class: 'claims', 'aria-label': 'Claims' },
    make('div', { class: 'claim' }, make('h3', {}, 'Attributed to'), quoted(side || 'Nobody named', 'p')),
    rival ? make('div', { class: 'claim rival' }, make('h3', {}, 'Counterclaim'), quoted(rival, 'p')) : null);
}

/** @param {Incidents} incidents @param {number} row */
function details(incidents, row) {
  const value = (name) => incidents.value(name, row);
  const terms = (name) => joinedTerms(value(name)).filter(Boolean).map(plainTerm).join(', ');
  const rows = [
    ['Date', dateDetail(incidents, row)],
    ['Place', incidents.located(row) ? placeDetail(incidents, row) : ['Could not be settled', value('place_reasons')].filter(Boolean).join(': ')],
    ['How sure', incidents.located(row) ? sureDetail(incidents, row) : ''],
    ['Why there', incidents.located(row) ? joinedTerms(value('place_reasons')).join('; ') : ''],
    ['Weapons', terms('weapons')],
    ['Hit', terms('targets')],
    ['Launched', [value('launched'), value('intercepted') === null ? null : `${WHOLE.format(value('intercepted'))} intercepted`].filter((one) => one !== null).join(', ')],
    ['Reports', value('report_count')],
  ];
  return make('dl', { class: 'details' }, ...rows.filter(([, words]) => words !== null && words !== '')
    .flatMap(([label, words]) => [make('dt', {}, label), quoted(String(words), 'dd')]));
}

function dateDetail(incidents, row) {
  const precision = DAY_PRECISION[incidents.value('time_precision', row)];
  const written = incidents.value('date_text', row);
  return [whenWords(incidents, row), incidents.first[row] === NO_DAY ? null : precision, written ? `written “${written}”` : null].filter(Boolean).join(', ');
}

function placeDetail(incidents, row) {
  const toponym = incidents.value('toponym', row);
  const place = incidents.value('place', row);
  return [whereWords(incidents, row), toponym && toponym !== place ? `written “${toponym}”` : null].filter(Boolean).join(', ');
}

function sureDetail(incidents, row) {
  const value = (name) => incidents.value(name, row);
  const found = [PRECISION[value('geo_precision')], METHOD[value('geo_method')], sureness(value('score')),
    value('radius_m') === null ? null : `within ${distanceWords(value('radius_m'))}`];
  return found.filter(Boolean).join('; ');
}

/** Columns that someone added to the file are shown as they stand. */
function extraColumns(incidents, row) {
  const extra = incidents.columns.filter(([name]) => !SHOWN_COLUMNS.has(name) && incidents.value(name, row) !== null);
  if (!extra.length) return null;
  return make('section', { class: 'extra', 'aria-label': 'Further columns' }, make('h3', {}, 'Further columns'),
    make('dl', { class: 'details' }, ...extra.flatMap(([name, , alias]) =>
      [quoted(alias || name, 'dt'), quoted(String(incidents.value(name, row)), 'dd')])));
}

/** @param {any} scene @param {number} row @returns {string} a line for a footnote */
function citation(scene, row) {
  const { incidents } = scene;
  const sources = incidents.sources[row].join(', ');
  const made = scene.provenance.geomap ? `geomap ${scene.provenance.geomap}` : 'geomap';
  return `${titleOf(incidents, row)}. ${whenWords(incidents, row)}, ${whereWords(incidents, row)}. `
    + `${sources ? `Reported by ${sources}. ` : ''}Incident ${incidents.value('incident_id', row)}, ${made}. ${location.href}`;
}
