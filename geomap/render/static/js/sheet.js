/** Paper: the map with a number for each incident, then their quotes under those numbers. */

const NUMBERS_AT_MOST = 5;

/** @param {any} scene @param {any} map */
function fillPrintSheet(scene, map) {
  const sheet = byId('print-sheet');
  const rows = printedRows(scene);
  const picture = numberedPicture(scene, map, rows);
  sheet.replaceChildren(
    make('h1', { dir: 'auto' }, scene.title),
    make('p', { class: 'muted' }, byId('summary').textContent || ''),
    make('img', { src: picture.toDataURL('image/png'), alt: 'Map of the numbered incidents', class: 'print-map' }),
    make('ol', { class: 'print-list' }, ...rows.map((row) => printedIncident(scene, row))),
    scene.shown.rows.length > rows.length ? make('p', {}, `and ${WHOLE.format(scene.shown.rows.length - rows.length)} more incidents.`) : '',
    make('footer', { class: 'print-credits' }, ...provenanceLines(scene).map((line) => make('p', {}, line))));
  sheet.hidden = false;
}

function emptyPrintSheet() {
  const sheet = byId('print-sheet');
  sheet.replaceChildren();
  sheet.hidden = true;
}

/** @param {any} scene @returns {number[]} in the order of the list */
function printedRows(scene) {
  return Array.from(scene.listed).filter((row) => row !== HEADING).slice(0, PRINTED);
}

/** Light colours whatever the screen shows. @param {number[]} rows @returns {HTMLCanvasElement} */
function numberedPicture(scene, map, rows) {
  const frame = viewFrame(map);
  const canvas = /** @type {HTMLCanvasElement} */ (make('canvas', { width: frame.width * 2, height: frame.height * 2 }));
  const ctx = canvas.getContext('2d');
  ctx.scale(2, 2);
  const printed = { ...scene, theme: printTheme() };
  drawTiles(ctx, map);
  paintBase(ctx, frame, printed);
  for (const row of rows) if (scene.incidents.located(row) && isRegion(scene.incidents, row)) drawUncertainty(ctx, frame, row, printed, false);
  const taken = numberSpots(scene, frame, rows).map((spot) => drawNumber(ctx, spot, printed));
  drawLabels(ctx, baseLabels(frame, printed), taken, printed.theme);
  return canvas;
}

/** @returns {Theme} the colours under @media print */
function printTheme() {
  document.documentElement.classList.add('printing');
  const theme = readTheme();
  document.documentElement.classList.remove('printing');
  return theme;
}

/** Incidents at one spot share a mark. @param {number[]} rows */
function numberSpots(scene, frame, rows) {
  /** @type {{ x: number, y: number, numbers: number[], row: number }[]} */
  const found = [];
  rows.forEach((row, at) => {
    if (!scene.incidents.located(row)) return;
    const [x, y] = [pixelX(frame, scene.incidents.x[row]), pixelY(frame, scene.incidents.y[row])];
    const near = found.find((spot) => Math.hypot(spot.x - x, spot.y - y) < 14);
    if (near) near.numbers.push(at + 1);
    else found.push({ x, y, numbers: [at + 1], row });
  });
  return found;
}

/** @returns {number[]} the box that was drawn over */
function drawNumber(ctx, spot, scene) {
  const words = numberWords(spot.numbers);
  ctx.font = '700 11px system-ui, sans-serif';
  const half = Math.max(10, ctx.measureText(words).width / 2 + 6);
  const look = scene.incidents.types[scene.incidents.type[spot.row]];
  drawPill(ctx, spot.x, spot.y, half, scene.theme.paper, look.colour, 3);
  ctx.fillStyle = scene.theme.ink;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(words, spot.x, spot.y + 0.5);
  return [spot.x - half, spot.y - 11, spot.x + half, spot.y + 11];
}

/** @param {number[]} numbers "3", "3, 8", "3–7", "3, 8, 9, 11, 14 …" */
function numberWords(numbers) {
  const run = numbers.every((number, at) => !at || number === numbers[at - 1] + 1);
  if (run && numbers.length > 2) return `${numbers[0]}–${numbers[numbers.length - 1]}`;
  return numbers.length > NUMBERS_AT_MOST ? `${numbers.slice(0, NUMBERS_AT_MOST).join(', ')} …` : numbers.join(', ');
}

/** @param {any} scene @param {number} row */
function printedIncident(scene, row) {
  const { incidents } = scene;
  const figures = [['fatalities', 'killed'], ['injured', 'injured']].map(([name, word]) => [figureOf(incidents, row, name), word])
    .filter(([words]) => words !== null).map((parts) => parts.join(' '));
  const status = statusOf(incidents, row);
  const about = [whenWords(incidents, row), whereWords(incidents, row), ...figures, isVouched(status) ? '' : STATUS[status] || status];
  return make('li', {}, quoted(titleOf(incidents, row), 'strong'), make('p', {}, about.filter(Boolean).join(' · ')),
    ...accountsOf(incidents, row).map((account) => make('figure', {}, markedQuote(account), accountSource(account))));
}
