/**
 * Names on the map, the most important first; a name that would touch another or a symbol is left out.
 * @typedef {{ text: string, x: number, y: number, kind: 'country' | 'town' | 'incident', gap: number }} Label x, y in pixels
 */

const FONTS = {
  country: '600 11px system-ui, sans-serif', town: '11.5px system-ui, sans-serif', incident: '600 12.5px system-ui, sans-serif',
};

/** @param {CanvasRenderingContext2D} ctx @param {Label[]} labels @param {number[][]} taken boxes already full @param {Theme} theme */
function drawLabels(ctx, labels, taken, theme) {
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  for (const label of labels) {
    ctx.font = FONTS[label.kind];
    ctx.letterSpacing = label.kind === 'country' ? '2px' : '0px';
    const width = ctx.measureText(label.text).width;
    const spot = spots(label, width).find(([, , box]) => !taken.some((other) => boxesMeet(box, other)));
    if (!spot) continue;
    taken.push(spot[2]);
    drawLabel(ctx, label, spot, theme);
  }
  ctx.letterSpacing = '0px';
}

/** Where a name may stand: right, left, above, below its point; a country's on its point. */
function spots(label, width) {
  const { x, y, gap } = label;
  const half = 8;
  const at = (left, middle) => [left, middle, [left - 3, middle - half, left + width + 3, middle + half]];
  if (label.kind === 'country') return [at(x - width / 2, y)];
  const [up, down] = [y - gap - half, y + gap + half];
  return [at(x + gap, y), at(x - gap - width, y), at(x - width / 2, up), at(x - width / 2, down),
    at(x + gap * 0.5, up), at(x + gap * 0.5, down), at(x - gap * 0.5 - width, up), at(x - gap * 0.5 - width, down)];
}

function drawLabel(ctx, label, [left, middle], theme) {
  ctx.textAlign = 'left';
  ctx.strokeStyle = theme.halo;
  ctx.lineWidth = label.kind === 'incident' ? 4 : 3;
  ctx.strokeText(label.text, left, middle);
  ctx.fillStyle = label.kind === 'incident' ? theme.ink : theme.muted;
  ctx.fillText(label.text, left, middle);
  if (label.kind !== 'town') return;
  ctx.beginPath();
  ctx.arc(label.x, label.y, 2, 0, TURN);
  ctx.fill();
}

/** @param {number[]} one @param {number[]} other */
function boxesMeet(one, other) {
  return one[0] < other[2] && one[2] > other[0] && one[1] < other[3] && one[3] > other[1];
}

/** @param {Frame} frame @param {any} scene @returns {Label[]} countries with room for their name, then towns by size */
function baseLabels(frame, scene) {
  const mesh = scene.detail && inFrame(frame, scene.detail.box) && frame.zoom > 4 ? scene.detail : scene.world;
  const countries = mesh.countries.filter((country) => country.label).map((country) => {
    const [lon, lat, room] = country.label;
    return { text: country.name.toUpperCase(), room: (room / 360) * frame.scale, x: mercatorX(lon), y: mercatorY(lat), kind: 'country', gap: 0 };
  });
  const roomy = countries.filter((label) => label.room > label.text.length * 3.2).sort((one, other) => other.room - one.room);
  return [...roomy, ...townLabels(frame, scene)].map((label) => ({ ...label, x: pixelX(frame, label.x), y: pixelY(frame, label.y) }))
    .filter((label) => label.x > 0 && label.y > 0 && label.x < frame.width && label.y < frame.height);
}

/** Larger towns first, and more of them the closer the map looks. */
function townLabels(frame, scene) {
  const least = frame.zoom < 5 ? 1e6 : frame.zoom < 6 ? 3e5 : frame.zoom < 7 ? 1e5 : frame.zoom < 8 ? 3e4 : 0;
  return scene.towns.filter((town) => town[3] >= least)
    .map(([text, lon, lat]) => ({ text, x: mercatorX(lon), y: mercatorY(lat), kind: 'town', gap: 6 }));
}
