/** Draws event types and statuses on a canvas: the shape and colour say the type, the filling says who vouches for it. */

const TURN = Math.PI * 2;

/**
 * Corners of each shape on a circle of radius 1; a number of sides and where the first corner points.
 * @type {Record<string, [number, number, number]>} corners, turn of the first, radius of every second corner
 */
const CORNERS = {
  triangle: [3, 0, 1], triangle_down: [3, 0.5, 1], diamond: [4, 0, 1], square: [4, 0.125, 1], pentagon: [5, 0, 1],
  hexagon: [6, 0, 1], octagon: [8, 0.0625, 1], star: [10, 0, 0.45],
};
/** So that all shapes look equally large. */
const SWELL = { triangle: 1.25, triangle_down: 1.25, diamond: 1.15, square: 1.15, star: 1.3, cross: 1.15 };

/**
 * @typedef {object} Theme colours of the page, as its style sheet sets them
 * @property {string} paper @property {string} ink @property {string} muted @property {string} sea @property {string} land
 * @property {string} coast @property {string} border @property {string} region @property {string} halo @property {string} accent
 * @property {string} alarm @property {string} outline
 */

/** @returns {Theme} */
function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const names = ['paper', 'ink', 'muted', 'sea', 'land', 'coast', 'border', 'region', 'halo', 'accent', 'alarm', 'outline'];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

/** @param {CanvasRenderingContext2D} ctx @param {string} shape @param {number} x @param {number} y @param {number} radius */
function traceShape(ctx, shape, x, y, radius) {
  const size = radius * (SWELL[shape] || 1);
  ctx.beginPath();
  if (shape === 'cross') return traceCross(ctx, x, y, size);
  const corners = CORNERS[shape];
  if (!corners) return ctx.arc(x, y, size, 0, TURN);
  const [count, turn, inner] = corners;
  for (let at = 0; at < count; at += 1) {
    const angle = (turn + at / count - 0.25) * TURN;
    const reach = at % 2 ? size * inner : size;
    ctx.lineTo(x + Math.cos(angle) * reach, y + Math.sin(angle) * reach);
  }
  return ctx.closePath();
}

/** A cross lying on its side, for clashes. */
function traceCross(ctx, x, y, size) {
  const arm = size * 0.32;
  const steps = [[0, -arm], [size - arm, -size], [size, -size + arm], [arm, 0], [size, size - arm], [size - arm, size], [0, arm],
    [-size + arm, size], [-size, size - arm], [-arm, 0], [-size, -size + arm], [-size + arm, -size]];
  for (const [dx, dy] of steps) ctx.lineTo(x + dx, y + dy);
  ctx.closePath();
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {EventLook} look @param {string} status
 * @param {number} x @param {number} y @param {number} radius @param {Theme} theme
 */
function drawSymbol(ctx, look, status, x, y, radius, theme) {
  ctx.save();
  ctx.lineJoin = 'round';
  traceShape(ctx, look.shape, x, y, radius);
  ctx.strokeStyle = theme.halo;
  ctx.lineWidth = 4.5;
  ctx.stroke();
  ctx.fillStyle = isVouched(status) ? look.colour : theme.paper;
  ctx.fill();
  ctx.strokeStyle = theme.outline;
  ctx.lineWidth = 1.25;
  ctx.stroke();
  if (!isVouched(status)) drawDoubt(ctx, look, status, x, y, radius, theme);
  ctx.restore();
}

/** @param {string} status @returns {boolean} whether a symbol is filled */
function isVouched(status) {
  return status === 'reported' || status === 'confirmed';
}

/** Claimed: a coloured rim. Disputed: half filled. Denied: a rim and a bar. */
function drawDoubt(ctx, look, status, x, y, radius, theme) {
  ctx.save();
  ctx.clip();
  ctx.strokeStyle = look.colour;
  ctx.fillStyle = look.colour;
  ctx.lineWidth = radius * 0.6;
  ctx.stroke();
  if (status === 'disputed') ctx.fillRect(x - radius * 2, y - radius * 2, radius * 2, radius * 4);
  ctx.restore();
  if (status === 'denied') drawBar(ctx, x, y, radius, theme);
}

/** A bar from corner to corner, ringed so that it shows on the rim. */
function drawBar(ctx, x, y, radius, theme) {
  ctx.beginPath();
  ctx.moveTo(x - radius * 1.1, y + radius * 1.1);
  ctx.lineTo(x + radius * 1.1, y - radius * 1.1);
  ctx.strokeStyle = theme.paper;
  ctx.lineWidth = 3.6;
  ctx.stroke();
  ctx.strokeStyle = theme.outline;
  ctx.lineWidth = 1.7;
  ctx.stroke();
}

/** A region is an area: its marker fades out instead of pointing at a spot. */
function drawSoftSymbol(ctx, look, status, x, y, radius, theme) {
  const glow = ctx.createRadialGradient(x, y, 0, x, y, radius * 2.6);
  glow.addColorStop(0, `${look.colour}cc`);
  glow.addColorStop(1, `${look.colour}00`);
  ctx.fillStyle = glow;
  ctx.beginPath();
  ctx.arc(x, y, radius * 2.6, 0, TURN);
  ctx.fill();
  ctx.save();
  ctx.globalAlpha = 0.85;
  ctx.setLineDash([2, 2]);
  traceShape(ctx, look.shape, x, y, radius * 0.7);
  ctx.fillStyle = isVouched(status) ? look.colour : theme.paper;
  ctx.fill();
  ctx.strokeStyle = theme.outline;
  ctx.lineWidth = 1;
  ctx.stroke();
  ctx.restore();
}

/** A small drawing of a symbol for legends and lists. @param {EventLook} look @param {string} status @param {Theme} theme */
function symbolImage(look, status, theme) {
  const canvas = /** @type {HTMLCanvasElement} */ (make('canvas', { width: 44, height: 44, class: 'symbol', 'aria-hidden': 'true' }));
  const ctx = canvas.getContext('2d');
  ctx.scale(2, 2);
  const drop = { triangle: 1.5, triangle_down: -1.5 }[look.shape] || 0;
  drawSymbol(ctx, look, status, 11, 11 + drop, 6.5, theme);
  return canvas;
}
