/** What is shown, as files: GeoJSON, CSV, a picture, and a sheet for paper. */

const PRINTED = 200;

/** @param {any} scene @param {any} map @param {any} actions */
function makeExport(scene, map) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('export'));
  const sheet = () => {
    dialog.close();
    window.print();
  };
  const choices = [
    ['export-geojson', 'GeoJSON', 'for QGIS and other maps', () => saveText(scene, 'incidents.geojson', 'application/geo+json', shownGeoJson(scene))],
    ['export-csv', 'CSV', 'for spreadsheets', () => saveText(scene, 'incidents.csv', 'text/csv', shownCsv(scene))],
    ['export-png', 'PNG', 'the map as it is now', () => savePicture(scene, map)],
    ['export-print', 'Print sheet', 'the map with numbered incidents and their quotes', sheet],
  ];
  byId('open-export').addEventListener('click', () => {
    dialog.replaceChildren(dialogHead('export-title', `Export ${counted(scene.shown.rows.length, 'shown incident')}`, dialog),
      make('ul', { class: 'choices' }, ...choices.map(([id, name, words, run]) => make('li', {},
        make('button', { type: 'button', id, click: run }, make('strong', {}, name), make('span', {}, words))))));
    dialog.showModal();
  });
  addEventListener('beforeprint', () => fillPrintSheet(scene, map));
  addEventListener('afterprint', () => emptyPrintSheet());
}

/** @param {string} id @param {string} words @param {HTMLDialogElement} dialog */
function dialogHead(id, words, dialog) {
  return make('div', { class: 'dialog-head' }, make('h2', { id }, words),
    make('button', { type: 'button', class: 'close', 'aria-label': 'Close', click: () => dialog.close() }, '×'));
}

/** @param {any} scene @returns {string} the shown rows with all columns, also those someone added */
function shownGeoJson(scene) {
  const { incidents, shown } = scene;
  const features = Array.from(shown.rows, (row) => ({
    type: 'Feature',
    geometry: incidents.located(row) ? { type: 'Point', coordinates: [incidents.lon[row], incidents.lat[row]] } : null,
    properties: Object.fromEntries(incidents.columns.map(([name]) => [name, incidents.value(name, row)])),
  }));
  return `${JSON.stringify({ type: 'FeatureCollection', name: 'incidents', features }, null, 1)}\n`;
}

/** @param {any} scene @returns {string} */
function shownCsv(scene) {
  const { incidents, shown } = scene;
  const names = incidents.columns.map(([name]) => name);
  const lines = [[...names, 'longitude', 'latitude'].map(csvCell).join(',')];
  for (const row of shown.rows) {
    const place = incidents.located(row) ? [incidents.lon[row], incidents.lat[row]] : ['', ''];
    lines.push([...names.map((name) => incidents.value(name, row)), ...place].map(csvCell).join(','));
  }
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** Text that a spreadsheet would take for a formula is led by an apostrophe; numbers stay numbers. @param {any} value */
function csvCell(value) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {any} scene @param {string} name @param {string} type @param {string} text */
function saveText(scene, name, type, text) {
  saveBlob(name, new Blob([text], { type }));
  announce(`${counted(scene.shown.rows.length, 'incident')} saved as ${name}`);
}

/** @param {string} name @param {Blob} blob */
function saveBlob(name, blob) {
  const address = URL.createObjectURL(blob);
  make('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** @param {any} scene @param {any} map */
function savePicture(scene, map) {
  pictureOf(scene, map, 2).toBlob((blob) => {
    if (blob) saveBlob('map.png', blob);
    showNote(blob ? 'Picture saved' : 'The picture could not be made');
  });
}

/** The map as it is seen, with title and credits below it. @param {number} ratio @returns {HTMLCanvasElement} */
function pictureOf(scene, map, ratio) {
  const frame = viewFrame(map);
  const canvas = /** @type {HTMLCanvasElement} */ (make('canvas', { width: frame.width * ratio, height: (frame.height + 44) * ratio }));
  const ctx = canvas.getContext('2d');
  ctx.scale(ratio, ratio);
  ctx.fillStyle = scene.theme.paper;
  ctx.fillRect(0, 0, frame.width, frame.height + 44);
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, 0, frame.width, frame.height);
  ctx.clip();
  drawTiles(ctx, map);
  paintBase(ctx, frame, scene);
  paintOverlay(ctx, frame, scene);
  ctx.restore();
  drawCaption(ctx, scene, frame);
  return canvas;
}

/** Tiles of an online base map, where it is shown. */
function drawTiles(ctx, map) {
  const corner = map.getContainer().getBoundingClientRect();
  for (const tile of map.getPane('tilePane').querySelectorAll('img.leaflet-tile-loaded')) {
    const place = tile.getBoundingClientRect();
    ctx.drawImage(tile, place.left - corner.left, place.top - corner.top, place.width, place.height);
  }
}

function drawCaption(ctx, scene, frame) {
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.fillStyle = scene.theme.ink;
  ctx.font = '600 13px system-ui, sans-serif';
  ctx.fillText(scene.title, 12, frame.height + 18, frame.width - 24);
  ctx.fillStyle = scene.theme.muted;
  ctx.font = '10.5px system-ui, sans-serif';
  ctx.fillText([...scene.provenance.attributions.slice(0, 2), scene.provenance.borders].join(' · '), 12, frame.height + 35, frame.width - 24);
}
