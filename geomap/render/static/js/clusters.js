/**
 * Incidents that would lie on one another are drawn as one ring. Supercluster groups them, one zoom at a time, when asked.
 * @typedef {object} Drawn an incident or a cluster on the unit square
 * @property {number} x @property {number} y
 * @property {number} row the incident, or the gravest one's type is `type` when it is a cluster and row is -1
 * @property {number} count @property {number} type index of the gravest type @property {number} harm killed and injured
 * @property {Uint32Array | null} counts per type @property {() => number[]} rows
 */

const WIDE = 54;
const NARROW = 20;

/** @param {Incidents} incidents */
function makeClusters(incidents) {
  /** @type {any[]} */
  const points = [];
  for (let row = 0; row < incidents.count; row += 1) points.push(incidents.located(row) ? clusterPoint(incidents, row) : null);
  let kept = points.filter(Boolean);
  let indexes = new Map();
  return {
    /** @param {Int32Array} rows the incidents that are shown */
    load(rows) {
      kept = Array.from(rows, (row) => points[row]).filter(Boolean);
      indexes = new Map();
    },
    /** @param {number} zoom @param {number[]} bounds west, south, east, north @returns {Drawn[]} */
    at(zoom, bounds) {
      const level = Math.max(0, Math.floor(zoom));
      if (!indexes.has(level)) indexes.set(level, indexAt(level, kept, incidents.types.length));
      const index = indexes.get(level);
      return index.getClusters(bounds, level).map((found) => drawnOf(found, index));
    },
  };
}

/** @param {Incidents} incidents @param {number} row */
function clusterPoint(incidents, row) {
  return {
    type: 'Feature',
    properties: { row, type: incidents.type[row], harm: incidents.killed[row] + incidents.injured[row], counts: null },
    geometry: { type: 'Point', coordinates: [incidents.lon[row], incidents.lat[row]] },
  };
}

/** An index of one zoom only: the others are made when the map gets there, so that a filter answers at once. */
function indexAt(level, points, typeCount) {
  const index = new Supercluster({
    minZoom: level, maxZoom: level, extent: 256, radius: points.length > 60 ? WIDE : NARROW,
    map: (properties) => properties,
    reduce: (sum, one) => addToCluster(sum, one, typeCount),
  });
  return index.load(points);
}

/** Types are numbered from the gravest, so the lowest number is the one a cluster must show. */
function addToCluster(sum, one, typeCount) {
  if (!sum.counts) {
    sum.counts = new Uint32Array(typeCount);
    sum.counts[sum.type] += 1;
  }
  sum.counts[one.type] += 1;
  sum.harm += one.harm;
  sum.type = Math.min(sum.type, one.type);
}

/** @returns {Drawn} */
function drawnOf(found, index) {
  const { properties, geometry } = found;
  const [x, y] = [mercatorX(geometry.coordinates[0]), mercatorY(geometry.coordinates[1])];
  const { type, harm, counts } = properties;
  if (!properties.cluster) return { x, y, row: properties.row, count: 1, type, harm, counts: null, rows: () => [properties.row] };
  const rows = () => index.getLeaves(properties.cluster_id, Infinity).map((leaf) => leaf.properties.row);
  return { x, y, row: -1, count: properties.point_count, type, harm, counts, rows };
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
