/** Density of the shown incidents: counted in cells of the screen, spread, and coloured from clear to dark red. */

const CELL = 5;
const RAMP = [[254, 217, 118], [253, 141, 60], [227, 26, 28], [128, 0, 38]];

/** @param {CanvasRenderingContext2D} ctx @param {Frame} frame @param {any} scene */
function drawHeat(ctx, frame, scene) {
  const width = Math.ceil(frame.width / CELL);
  const height = Math.ceil(frame.height / CELL);
  let grid = countCells(frame, scene, width, height);
  for (let pass = 0; pass < 3; pass += 1) grid = spread(grid, width, height, 3);
  const image = heatImage(grid, width, height);
  if (!image) return;
  const small = /** @type {HTMLCanvasElement} */ (make('canvas', { width, height }));
  small.getContext('2d').putImageData(image, 0, 0);
  ctx.imageSmoothingEnabled = true;
  ctx.drawImage(small, 0, 0, width * CELL, height * CELL);
}

function countCells(frame, scene, width, height) {
  const { incidents, shown } = scene;
  const grid = new Float32Array(width * height);
  for (const row of shown.rows) {
    const column = Math.floor(pixelX(frame, incidents.x[row]) / CELL);
    const line = Math.floor(pixelY(frame, incidents.y[row]) / CELL);
    if (column >= 0 && line >= 0 && column < width && line < height) grid[line * width + column] += 1;
  }
  return grid;
}

/** A box blur along rows, then along columns. */
function spread(grid, width, height, reach) {
  const wide = blurLines(grid, width, height, 1, width, reach);
  return blurLines(wide, height, width, width, 1, reach);
}

function blurLines(grid, length, lines, step, stride, reach) {
  const blurred = new Float32Array(grid.length);
  for (let line = 0; line < lines; line += 1) {
    let sum = 0;
    for (let at = -reach; at < length; at += 1) {
      if (at + reach < length) sum += grid[line * stride + (at + reach) * step];
      if (at - reach - 1 >= 0) sum -= grid[line * stride + (at - reach - 1) * step];
      if (at >= 0) blurred[line * stride + at * step] = sum / (2 * reach + 1);
    }
  }
  return blurred;
}

/** @returns {ImageData | null} */
function heatImage(grid, width, height) {
  const most = grid.reduce((high, value) => Math.max(high, value), 0);
  if (!most) return null;
  const image = new ImageData(width, height);
  for (let at = 0; at < grid.length; at += 1) {
    const share = Math.sqrt(grid[at] / most);
    if (share > 0.04) image.data.set([...rampColour(share), Math.min(210, 60 + share * 190)], at * 4);
  }
  return image;
}

/** @param {number} share 0 to 1 */
function rampColour(share) {
  const place = Math.min(0.999, share) * (RAMP.length - 1);
  const from = RAMP[Math.floor(place)];
  const to = RAMP[Math.floor(place) + 1];
  return from.map((value, at) => Math.round(value + (to[at] - value) * (place % 1)));
}
