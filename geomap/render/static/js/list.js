/**
 * The list of what is shown: the way in for keyboards and screen readers. Only the rows in sight are in the page, so that it
 * holds any number. Arrow keys step through it; incidents without a place stand under their own heading.
 */

const ROW_HEIGHT = 78;
const HEADING = -1;
const SPARE_ROWS = 6;

/** Sort keys, ascending; what has none comes last. @type {Record<string, { label: string, key: (incidents: Incidents, row: number) => number }>} */
const SORTS = {
  newest: { label: 'Newest first', key: (incidents, row) => (incidents.first[row] === NO_DAY ? Infinity : -incidents.first[row]) },
  oldest: { label: 'Oldest first', key: (incidents, row) => (incidents.first[row] === NO_DAY ? Infinity : incidents.first[row]) },
  killed: { label: 'Most killed', key: (incidents, row) => -incidents.killed[row] },
  injured: { label: 'Most injured', key: (incidents, row) => -incidents.injured[row] },
  type: { label: 'Gravest type', key: (incidents, row) => incidents.type[row] },
};

/** @param {Incidents} incidents @returns {(sort: string) => Uint32Array} all rows in an order, each order made once */
function makeOrders(incidents) {
  const orders = new Map();
  return (sort) => {
    if (!orders.has(sort)) orders.set(sort, sortedRows(incidents, (SORTS[sort] || SORTS.newest).key));
    return orders.get(sort);
  };
}

function sortedRows(incidents, key) {
  const keys = Float64Array.from({ length: incidents.count }, (_, row) => key(incidents, row));
  const rows = Uint32Array.from(keys.keys());
  return rows.sort((one, other) => (keys[one] === keys[other] ? one - other : keys[one] - keys[other]));
}

/**
 * @param {Uint32Array} order @param {Int32Array} shown @param {Incidents} incidents @param {(row: number) => boolean} keep
 * @returns {{ rows: Int32Array, placed: number }} rows in order, those without a place after a HEADING
 */
function listRows(order, shown, incidents, keep) {
  const mask = new Uint8Array(incidents.count);
  for (const row of shown) mask[row] = keep(row) ? 1 : 0;
  const rows = new Int32Array(shown.length + 1);
  let placed = 0;
  for (const row of order) if (mask[row] && incidents.located(row)) rows[placed++] = row;
  let end = placed;
  for (const row of order) {
    if (!mask[row] || incidents.located(row)) continue;
    if (end === placed) rows[end++] = HEADING;
    rows[end++] = row;
  }
  return { rows: rows.slice(0, end), placed };
}

/** @param {any} scene @param {any} actions select, highlight */
function makeList(scene, actions) {
  const list = { scene, actions, rows: new Int32Array(0), active: 0, items: byId('list'), scroller: byId('list-scroller') };
  list.scroller.addEventListener('scroll', oncePerFrame(() => renderRows(list)), { passive: true });
  new ResizeObserver(() => renderRows(list)).observe(list.scroller);
  list.items.addEventListener('keydown', (event) => moveInList(list, event));
  list.items.addEventListener('mouseleave', () => actions.highlight(-1));
  return {
    /** @param {Int32Array} rows */
    show(rows) {
      list.rows = rows;
      list.active = Math.max(0, Math.min(list.active, rows.length - 1));
      list.items.style.height = `${rows.length * ROW_HEIGHT}px`;
      renderRows(list);
    },
    /** @param {number} row bring it into sight */
    reveal(row) {
      const at = list.rows.indexOf(row);
      if (at < 0) return;
      list.active = at;
      scrollToRow(list, at);
      renderRows(list);
    },
    focus: () => focusRow(list, list.active),
  };
}

/** @param {any} list */
function renderRows(list) {
  const { scroller, rows, items } = list;
  const from = Math.max(0, Math.floor(scroller.scrollTop / ROW_HEIGHT) - SPARE_ROWS);
  const to = Math.min(rows.length, Math.ceil((scroller.scrollTop + scroller.clientHeight) / ROW_HEIGHT) + SPARE_ROWS);
  const held = items.contains(document.activeElement);
  const made = [];
  for (let at = from; at < to; at += 1) made.push(rows[at] === HEADING ? headingItem(list, at) : rowItem(list, at));
  items.replaceChildren(...made);
  if (held) items.querySelector('[tabindex="0"]')?.focus({ preventScroll: true });
}

/** @param {any} list @param {number} at */
function headingItem(list, at) {
  const count = list.rows.length - at - 1;
  const item = make('li', { class: 'row-heading' }, make('h3', {}, `Without a place (${WHOLE.format(count)})`),
    make('p', {}, 'These happened, but the reports do not settle where.'));
  return placeItem(item, at);
}

/** @param {any} list @param {number} at */
function rowItem(list, at) {
  const { scene, actions, rows } = list;
  const row = rows[at];
  const button = make('button', {
    type: 'button', tabindex: at === list.active ? 0 : -1, 'data-at': at, 'aria-current': row === scene.state.selected ? 'true' : null,
    click: () => actions.select(row), mouseenter: () => actions.highlight(row), focus: () => actions.highlight(row),
  }, ...rowParts(scene, row));
  return placeItem(make('li', { 'aria-setsize': rows.length, 'aria-posinset': at + 1 }, button), at);
}

function placeItem(item, at) {
  item.style.transform = `translateY(${at * ROW_HEIGHT}px)`;
  return item;
}

/** @param {any} scene @param {number} row */
function rowParts(scene, row) {
  const { incidents, theme } = scene;
  const status = statusOf(incidents, row);
  return [
    symbolImage(incidents.types[incidents.type[row]], status, theme),
    make('span', { class: 'row-text' },
      quoted(titleOf(incidents, row), 'strong'),
      make('span', { class: 'row-meta' }, quoted([shortWhen(incidents, row), whereShort(incidents, row)].filter(Boolean).join(' · ')),
        isVouched(status) ? null : make('em', { class: `tag status-${status}` }, plainTerm(status)),
        incidents.value('figures_conflict', row) ? make('em', { class: 'tag conflict' }, 'Figures conflict') : null)),
  ];
}

/** @param {Incidents} incidents @param {number} row */
function shortWhen(incidents, row) {
  return incidents.first[row] === NO_DAY ? 'No date' : dayRange(incidents.first[row], incidents.last[row], SHORT_DATE);
}

/** @param {Incidents} incidents @param {number} row */
function whereShort(incidents, row) {
  return incidents.located(row) ? incidents.value('admin1', row) || incidents.value('country', row) || '' : '';
}

/** @param {any} list @param {KeyboardEvent} event */
function moveInList(list, event) {
  const page = Math.max(1, Math.floor(list.scroller.clientHeight / ROW_HEIGHT) - 1);
  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
  const step = steps[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  let at = Math.max(0, Math.min(list.rows.length - 1, list.active + step));
  if (list.rows[at] === HEADING) at += step < 0 ? -1 : 1;
  focusRow(list, at);
}

/** @param {any} list @param {number} at */
function focusRow(list, at) {
  if (at < 0 || at >= list.rows.length) return;
  list.active = at;
  scrollToRow(list, at);
  renderRows(list);
  list.items.querySelector(`[data-at="${at}"]`)?.focus({ preventScroll: true });
}

function scrollToRow(list, at) {
  const { scroller } = list;
  const top = at * ROW_HEIGHT;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + ROW_HEIGHT > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = top + ROW_HEIGHT - scroller.clientHeight;
}
