/**
 * Incidents that would lie on one another are drawn as one ring. Supercluster groups them, one zoom at a time, when asked.
 * @typedef {object} Drawn an incident or a cluster on the unit square
 * @property {number} x @property {number} y
 * @property {number} row the incident, or -1 for a cluster
 * @property {number} count @property {number} type index of the gravest type @property {number} harm killed and injured
 * @property {Uint32Array} counts per type @property {() => number[]} rows
 */

const WIDE = 54;
const NARROW = 20;
const CELL_PIXELS = 6;
const CELLS_ACROSS = 2 ** 26;

/** @param {Incidents} incidents */
function makeClusters(incidents) {
  /** @type {Int32Array} */
  let shown = new Int32Array(0);
  let indexes = new Map();
  return {
    /** @param {Int32Array} rows the incidents that are shown */
    load(rows) {
      shown = rows.filter(incidents.located);
      indexes = new Map();
    },
    /** @param {number} zoom @param {number[]} bounds west, south, east, north @returns {Drawn[]} */
    at(zoom, bounds) {
      const level = Math.max(0, Math.floor(zoom));
      if (!indexes.has(level)) indexes.set(level, indexAt(level, shown, incidents));
      const index = indexes.get(level);
      return index.getClusters(bounds, level).map((found) => drawnOf(found, index, incidents.types.length));
    },
  };
}

/** An index of one zoom only: the others are made when the map gets there, so that a filter answers at once. */
function indexAt(level, shown, incidents) {
  const typeCount = incidents.types.length;
  const index = new Supercluster({
    minZoom: level, maxZoom: level, extent: 256, radius: shown.length > 60 ? WIDE : NARROW,
    map: (properties) => properties,
    reduce: (sum, one) => addToCluster(sum, one, typeCount),
  });
  return index.load(heaps(level, shown, incidents));
}

/**
 * What lies within a few pixels is one heap from the start: a hundred thousand incidents are then a few thousand points.
 * @returns {any[]} GeoJSON points
 */
function heaps(level, shown, incidents) {
  const cells = new Map();
  const across = (256 * 2 ** level) / CELL_PIXELS;
  for (const row of shown) {
    const key = Math.floor(incidents.x[row] * across) * CELLS_ACROSS + Math.floor(incidents.y[row] * across);
    const heap = cells.get(key);
    if (heap) heap.push(row);
    else cells.set(key, [row]);
  }
  return Array.from(cells.values(), (rows) => heapPoint(rows, incidents));
}

/** @param {number[]} rows @param {Incidents} incidents */
function heapPoint(rows, incidents) {
  const types = rows.map((row) => incidents.type[row]);
  const harm = rows.reduce((sum, row) => sum + incidents.killed[row] + incidents.injured[row], 0);
  return {
    type: 'Feature', properties: { rows, types, type: types.reduce((least, type) => Math.min(least, type)), harm, count: rows.length, counts: null },
    geometry: { type: 'Point', coordinates: [incidents.lon[rows[0]], incidents.lat[rows[0]]] },
  };
}

/** Types are numbered from the gravest, so the lowest number is the one a cluster must show. */
function addToCluster(sum, one, typeCount) {
  if (!sum.counts) sum.counts = typeShares(sum.types, typeCount);
  for (const type of one.types) sum.counts[type] += 1;
  sum.count += one.count;
  sum.harm += one.harm;
  sum.type = Math.min(sum.type, one.type);
}

/** @param {number[]} types @param {number} typeCount @returns {Uint32Array} how many of each type */
function typeShares(types, typeCount) {
  const shares = new Uint32Array(typeCount);
  for (const type of types) shares[type] += 1;
  return shares;
}

/** @returns {Drawn} */
function drawnOf(found, index, typeCount) {
  const { properties, geometry } = found;
  const [x, y] = [mercatorX(geometry.coordinates[0]), mercatorY(geometry.coordinates[1])];
  const { type, harm, count } = properties;
  const rows = properties.cluster
    ? () => index.getLeaves(properties.cluster_id, Infinity).flatMap((leaf) => leaf.properties.rows)
    : () => properties.rows;
  const counts = properties.counts || typeShares(properties.types, typeCount);
  return { x, y, row: count === 1 ? properties.rows[0] : -1, count, type, harm, counts, rows };
}

/** @param {CanvasRenderingContext2D} ctx @param {Drawn} drawn @returns {number} the radius that was drawn */
function drawCluster(ctx, drawn, x, y, types, theme) {
  const radius = 13 + 4 * Math.log10(drawn.count);
  ctx.fillStyle = theme.halo;
  fillDisc(ctx, x, y, radius + 2);
  ctx.fillStyle = theme.paper;
  fillDisc(ctx, x, y, radius);
  drawShares(ctx, drawn, x, y, radius, types);
  ctx.fillStyle = theme.ink;
  ctx.font = `600 ${radius > 22 ? 12.5 : 11.5}px system-ui, sans-serif`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(shortCount(drawn.count), x, y + 0.5);
  drawSymbol(ctx, types[drawn.type], 'reported', x + radius * 0.75, y - radius * 0.75, 4.5, theme);
  return radius + 4;
}

function fillDisc(ctx, x, y, radius) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, TURN);
  ctx.fill();
}

/** The ring: a share of each type, the gravest first from the top. */
function drawShares(ctx, drawn, x, y, radius, types) {
  ctx.lineWidth = 5;
  let from = -TURN / 4;
  drawn.counts.forEach((count, type) => {
    if (!count) return;
    const to = from + (count / drawn.count) * TURN;
    ctx.strokeStyle = types[type].colour;
    ctx.beginPath();
    ctx.arc(x, y, radius - 2.5, from, to);
    ctx.stroke();
    from = to;
  });
}

/** @param {number} count */
function shortCount(count) {
  if (count < 1000) return String(count);
  return count < 10000 ? `${(count / 1000).toFixed(1)}k` : `${Math.round(count / 1000)}k`;
}
