/** How unsure a place is, and how much each region suffered: circles, region polygons and shading. */

const SHADE_STEPS = [1, 10, 50, 200, 1000];
const CIRCLES_AT_MOST = 400;

/** @param {any} packed @returns {Map<number, { rings: Line[] }>} the polygon of each incident known only to a region */
function readAreas(packed) {
  const shapes = packed.shapes.map((rings) => ({ rings: rings.map((flat) => unpackLine(flat, packed.quantum)) }));
  return new Map(Object.entries(packed.of).map(([row, shape]) => [Number(row), shapes[shape]]));
}

/** @param {any[]} packed */
function readOutlines(packed) {
  return packed.map((region) => ({ ...region, rings: region.rings.map((flat) => unpackLine(flat, region.quantum)) }));
}

/** @param {number} row @param {any} scene @param {boolean} strong for the selected incident */
function drawUncertainty(ctx, frame, row, scene, strong) {
  const { incidents, areas } = scene;
  const look = incidents.types[incidents.type[row]];
  const area = areas.get(row);
  ctx.beginPath();
  if (area) for (const ring of area.rings) traceLine(ctx, frame, ring.points);
  else if (!traceCircle(ctx, frame, row, incidents)) return;
  ctx.fillStyle = `${look.colour}${strong ? '33' : '1c'}`;
  ctx.fill('evenodd');
  ctx.strokeStyle = look.colour;
  ctx.lineWidth = strong ? 2 : 1.1;
  ctx.setLineDash([5, 4]);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** @returns {boolean} false when the circle would be hidden by the symbol */
function traceCircle(ctx, frame, row, incidents) {
  const reach = (incidents.value('radius_m', row) || 0) * metre(incidents.lat[row]) * frame.scale;
  if (reach < 9 || reach > 4000) return false;
  ctx.arc(pixelX(frame, incidents.x[row]), pixelY(frame, incidents.y[row]), reach, 0, TURN);
  return true;
}

/** @param {any} scene @returns {Map<string, number>} killed and injured of the shown incidents, by country and region */
function harmByRegion(scene) {
  const { incidents, shown } = scene;
  const sums = new Map();
  for (const row of shown.rows) {
    const key = regionKey(incidents.value('country', row), incidents.value('admin1', row));
    sums.set(key, (sums.get(key) || 0) + incidents.killed[row] + incidents.injured[row]);
  }
  return sums;
}

/** @param {string} country @param {string} region */
function regionKey(country, region) {
  return `${country}\u0000${region}`;
}

/** @param {CanvasRenderingContext2D} ctx @param {Frame} frame @param {any} scene */
function drawShading(ctx, frame, scene) {
  const sums = harmByRegion(scene);
  for (const region of scene.regions) {
    const level = shadeLevel(sums.get(regionKey(region.country, region.name)) || 0);
    if (!level) continue;
    ctx.beginPath();
    for (const ring of region.rings) if (inFrame(frame, ring.box)) traceLine(ctx, frame, ring.points);
    ctx.fillStyle = shadeColour(level);
    ctx.fill('evenodd');
    ctx.strokeStyle = scene.theme.alarm;
    ctx.lineWidth = 0.8;
    ctx.stroke();
  }
}

/** @param {number} harm @returns {number} 0 for none, up to 5 */
function shadeLevel(harm) {
  return SHADE_STEPS.filter((step) => harm >= step).length;
}

/** @param {number} level */
function shadeColour(level) {
  return `rgba(178, 48, 12, ${(0.1 + 0.12 * level).toFixed(2)})`;
}
