/**
 * Everything that lies on the base map, painted from the scene; what was painted where is kept for pointers.
 * @typedef {{ x: number, y: number, radius: number, kind: string, drawn?: Drawn, at?: number, box?: number[] | null }} Hit pixels of the canvas
 */

const SYMBOL = 8.5;

/** @param {CanvasRenderingContext2D} ctx @param {Frame} frame @param {any} scene @returns {Hit[]} the topmost last */
function paintOverlay(ctx, frame, scene) {
  const { state } = scene;
  const drawn = visibleDrawn(frame, scene);
  const singles = drawn.filter((one) => one.row >= 0);
  /** @type {Hit[]} */
  const hits = [];
  if (state.layers.has('shading')) drawShading(ctx, frame, scene);
  if (state.layers.has('heat')) drawHeat(ctx, frame, scene);
  if (state.layers.has('uncertainty')) drawAllUncertainty(ctx, frame, singles, scene);
  if (state.layers.has('casualties')) for (const one of drawn) drawHarm(ctx, frame, one, scene);
  if (state.layers.has('distances')) hits.push(...drawDistances(ctx, frame, scene));
  hits.push(...drawPlaces(ctx, frame, scene));
  drawNames(ctx, frame, drawn, hits, scene);
  for (const one of drawn) hits.push(drawIncident(ctx, frame, one, scene));
  if (state.selected >= 0 && scene.incidents.located(state.selected)) drawSelected(ctx, frame, scene);
  return hits;
}

/** @returns {Drawn[]} the gravest last, on top */
function visibleDrawn(frame, scene) {
  if (!scene.state.layers.has('incidents')) return [];
  const bounds = [
    (frame.left / frame.scale) * 360 - 180, latitudeAt(frame, frame.height), ((frame.left + frame.width) / frame.scale) * 360 - 180, latitudeAt(frame, 0),
  ];
  const kept = [Math.max(-180, bounds[0]), Math.max(-85, bounds[1]), Math.min(180, bounds[2]), Math.min(85, bounds[3])];
  return scene.clusters.at(frame.zoom, kept).sort((one, other) => other.type - one.type);
}

/** @param {Frame} frame @param {number} pixel @returns {number} latitude */
function latitudeAt(frame, pixel) {
  const y = 0.5 - (pixel + frame.top) / frame.scale;
  return (Math.atan(Math.exp(y * TURN)) * 360) / Math.PI - 90;
}

function drawAllUncertainty(ctx, frame, singles, scene) {
  for (const one of singles.slice(-CIRCLES_AT_MOST)) drawUncertainty(ctx, frame, one.row, scene, false);
}

/** Killed and injured as the area of a disc. */
function drawHarm(ctx, frame, one, scene) {
  if (!one.harm) return;
  ctx.beginPath();
  ctx.arc(pixelX(frame, one.x), pixelY(frame, one.y), harmRadius(one.harm), 0, TURN);
  ctx.fillStyle = `${scene.theme.alarm}24`;
  ctx.fill();
  ctx.strokeStyle = `${scene.theme.alarm}b0`;
  ctx.lineWidth = 1.2;
  ctx.stroke();
}

/** @param {number} harm */
function harmRadius(harm) {
  return Math.min(90, 11 + 2.6 * Math.sqrt(harm));
}

/** @returns {Hit} */
function drawIncident(ctx, frame, one, scene) {
  const { incidents, theme } = scene;
  const [x, y] = [pixelX(frame, one.x), pixelY(frame, one.y)];
  if (one.row < 0) return { x, y, radius: drawCluster(ctx, one, x, y, incidents.types, theme), kind: 'cluster', drawn: one };
  const draw = isRegion(incidents, one.row) ? drawSoftSymbol : drawSymbol;
  draw(ctx, incidents.types[one.type], statusOf(incidents, one.row), x, y, SYMBOL, theme);
  return { x, y, radius: SYMBOL + 5, kind: 'incident', drawn: one };
}

/** The chosen incident is always seen, also where it would be inside a cluster. */
function drawSelected(ctx, frame, scene) {
  const { incidents, state, theme } = scene;
  const row = state.selected;
  const [x, y] = [pixelX(frame, incidents.x[row]), pixelY(frame, incidents.y[row])];
  drawUncertainty(ctx, frame, row, scene, true);
  ctx.strokeStyle = theme.accent;
  ctx.lineWidth = 3;
  ctx.beginPath();
  ctx.arc(x, y, SYMBOL + 8, 0, TURN);
  ctx.stroke();
  drawSymbol(ctx, incidents.types[incidents.type[row]], statusOf(incidents, row), x, y, SYMBOL + 1.5, theme);
}

/** Names of incidents' places go first, then countries and towns. @param {Drawn[]} drawn @param {Hit[]} hits drawn before */
function drawNames(ctx, frame, drawn, hits, scene) {
  if (!scene.state.layers.has('names')) return;
  const taken = drawn.map((one) => boxRound(pixelX(frame, one.x), pixelY(frame, one.y), one.row < 0 ? 20 : 11));
  for (const hit of hits) taken.push(hit.box || boxRound(hit.x, hit.y, hit.radius));
  for (const edge of [frame.margin, frame.width - frame.margin]) taken.push([edge, -Infinity, edge, Infinity]); // no name is cut there
  const named = drawn.filter((one) => one.count < 30).sort((one, other) => other.harm - one.harm || one.type - other.type).slice(0, 120);
  const own = named.map((one) => incidentLabel(frame, one, scene)).filter((label) => label.text);
  drawLabels(ctx, [...own, ...(scene.state.base ? [] : baseLabels(frame, scene))], taken, scene.theme);
}

function boxRound(x, y, half) {
  return [x - half, y - half, x + half, y + half];
}

/** A cluster carries a name only when all of it lies in one place. @returns {Label} */
function incidentLabel(frame, one, scene) {
  const names = one.row >= 0 ? [one.row] : one.rows();
  const places = new Set(names.map((row) => scene.incidents.value('place', row)));
  return {
    text: places.size === 1 ? String([...places][0] || '') : '', kind: 'incident', gap: one.row < 0 ? 22 : 13,
    x: pixelX(frame, one.x), y: pixelY(frame, one.y),
  };
}

/** Lines of stated distances, each with its kilometres. @returns {Hit[]} */
function drawDistances(ctx, frame, scene) {
  const { distances, theme } = scene;
  if (!distances) return [];
  return distances.lines.map((line, at) => {
    const [x, y, toX, toY] = [pixelX(frame, line[0]), pixelY(frame, line[1]), pixelX(frame, line[2]), pixelY(frame, line[3])];
    const misfit = distances.fits?.[at] === false;
    drawArrow(ctx, [x, y, toX, toY], misfit, theme);
    const box = drawDistanceLabel(ctx, [(x + toX) / 2, (y + toY) / 2, Math.hypot(toX - x, toY - y)], distances, at, theme);
    return { x: (x + toX) / 2, y: (y + toY) / 2, radius: 14, kind: 'distance', at, box };
  });
}

function drawArrow(ctx, [x, y, toX, toY], misfit, theme) {
  const angle = Math.atan2(toY - y, toX - x);
  const [tipX, tipY] = [toX - Math.cos(angle) * 12, toY - Math.sin(angle) * 12];
  ctx.strokeStyle = misfit ? theme.alarm : theme.ink;
  ctx.fillStyle = ctx.strokeStyle;
  ctx.lineWidth = 1.6;
  ctx.setLineDash(misfit ? [3, 4] : [8, 4]);
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(tipX, tipY);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(tipX, tipY);
  ctx.lineTo(tipX - Math.cos(angle - 0.4) * 9, tipY - Math.sin(angle - 0.4) * 9);
  ctx.lineTo(tipX - Math.cos(angle + 0.4) * 9, tipY - Math.sin(angle + 0.4) * 9);
  ctx.fill();
}

/** The longest wording that the line has room for; the popup says all of it. @returns {string[]} */
function distanceWordings(distances, at) {
  const [stated, computed] = ['stated_km', 'computed_km'].map((name) => distances[name]?.[at] ?? null);
  const [said, found] = [stated, computed].map((km) => (km === null ? '?' : WHOLE.format(Math.round(km))));
  const misfit = distances.fits?.[at] === false ? ' · does not fit' : '';
  return [`${said} km stated · ${found} km measured${misfit}`, `${said} km stated, ${found} measured`, `${said} / ${found} km`];
}

/** @returns {number[] | null} the box that was drawn over */
function drawDistanceLabel(ctx, [x, y, room], distances, at, theme) {
  ctx.font = '600 11px system-ui, sans-serif';
  const words = distanceWordings(distances, at).find((wording) => ctx.measureText(wording).width + 44 < room);
  if (!words) return null;
  const misfit = distances.fits?.[at] === false;
  const half = ctx.measureText(words).width / 2 + 7;
  drawPill(ctx, x, y, half, theme.paper, misfit ? theme.alarm : theme.border, 1);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = misfit ? theme.alarm : theme.ink;
  ctx.fillText(words, x, y + 0.5);
  return [x - half, y - 11, x + half, y + 11];
}

function drawPill(ctx, x, y, half, fill, stroke, width) {
  ctx.beginPath();
  ctx.roundRect(x - half, y - 10, half * 2, 20, 10);
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.strokeStyle = stroke;
  ctx.lineWidth = width;
  ctx.stroke();
}

/** Places where nothing happened, by what they are to the report. @returns {Hit[]} */
function drawPlaces(ctx, frame, scene) {
  const { places, state, theme } = scene;
  /** @type {Hit[]} */
  const hits = [];
  if (!places) return hits;
  places.role.forEach((role, at) => {
    if (!state.layers.has(`role-${role}`)) return;
    const [x, y] = [pixelX(frame, places.x[at]), pixelY(frame, places.y[at])];
    if (x < 0 || y < 0 || x > frame.width || y > frame.height) return;
    drawPlace(ctx, scene.roles[role] || scene.roles.mentioned, x, y, theme);
    hits.push({ x, y, radius: 9, kind: 'place', at });
  });
  return hits;
}

/** A hollow, small symbol: no incident. */
function drawPlace(ctx, look, x, y, theme) {
  traceShape(ctx, look.shape, x, y, 4.5);
  ctx.fillStyle = theme.paper;
  ctx.fill();
  ctx.strokeStyle = look.colour;
  ctx.lineWidth = 2;
  ctx.stroke();
}

/** @param {Hit[]} hits @param {number} x @param {number} y @param {number} reach extra pixels, for fingers @returns {Hit | null} */
function hitAt(hits, x, y, reach) {
  let best = null;
  let least = Infinity;
  for (const hit of hits) {
    const away = Math.hypot(hit.x - x, hit.y - y) - hit.radius;
    const weight = away - (hit.kind === 'incident' || hit.kind === 'cluster' ? 4 : 0);
    if (away <= reach && weight <= least) {
      best = hit;
      least = weight;
    }
  }
  return best;
}
