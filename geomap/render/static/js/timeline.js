/** Time: a histogram of what passes the other filters, two handles to brush it, and keys to play and step through it. */

const BINS_AT_MOST = 120;
const PLAY_MS = 700;

/** @param {Incidents} incidents @returns {number[]} first day of each bin and, last, the day after the final bin; empty when undated */
function timeBins(incidents) {
  let from = Infinity;
  let to = -Infinity;
  for (let row = 0; row < incidents.count; row += 1) {
    if (incidents.first[row] === NO_DAY) continue;
    from = Math.min(from, incidents.first[row]);
    to = Math.max(to, incidents.last[row]);
  }
  return from === Infinity ? [] : binEdges(from, to);
}

/** Days, weeks, months or years, whichever are few enough. */
function binEdges(from, to) {
  const days = to - from + 1;
  if (days <= BINS_AT_MOST) return Array.from({ length: days + 1 }, (_, at) => from + at);
  if (days <= BINS_AT_MOST * 7) return Array.from({ length: Math.ceil(days / 7) + 1 }, (_, at) => from + at * 7);
  const months = days <= BINS_AT_MOST * 30 ? 1 : 12;
  const start = new Date(from * DAY_MS);
  const edges = [];
  for (let month = months === 1 ? start.getUTCMonth() : 0; ; month += months) {
    edges.push(Math.round(Date.UTC(start.getUTCFullYear(), month, 1) / DAY_MS));
    if (edges[edges.length - 1] > to) return edges;
  }
}

/** @param {any} scene @param {any} store */
function makeTimeline(scene, store) {
  const edges = timeBins(scene.incidents);
  const box = byId('time');
  if (edges.length < 3) {
    box.append(make('p', { class: 'time-note' }, edges.length ? `All dated incidents: ${LONG_DATE.format(edges[0] * DAY_MS)}` : 'The reports settle no dates.'));
    return () => {};
  }
  const parts = timelineParts(edges, store);
  box.append(parts.play, parts.back, make('div', { class: 'brush' }, parts.canvas, parts.low, parts.high), parts.forward, parts.words, parts.reset);
  new ResizeObserver(() => drawHistogram(parts, edges, scene)).observe(parts.canvas);
  const player = makePlayer(parts, edges, store);
  return () => {
    updateBrush(parts, edges, scene);
    drawHistogram(parts, edges, scene);
    if (!isBrushed(scene.state)) player.stop();
  };
}

/** @param {number[]} edges @param {any} store */
function timelineParts(edges, store) {
  const last = edges.length - 1;
  const handle = (label, id, value) => /** @type {HTMLInputElement} */ (make('input', {
    type: 'range', min: 0, max: last, step: 1, value, 'aria-label': label, id, input: () => brush(parts, edges, store, id),
  }));
  const parts = {
    canvas: make('canvas', { class: 'histogram', 'aria-hidden': 'true' }),
    low: handle('From', 'time-from', 0), high: handle('To', 'time-to', last),
    play: make('button', { type: 'button', id: 'time-play', 'aria-label': 'Play through time' }, '▶'),
    back: make('button', { type: 'button', id: 'time-back', 'aria-label': 'One step back', click: () => stepTime(edges, store, -1) }, '‹'),
    forward: make('button', { type: 'button', id: 'time-forward', 'aria-label': 'One step on', click: () => stepTime(edges, store, 1) }, '›'),
    words: make('p', { class: 'time-words' }),
    reset: make('button', { type: 'button', id: 'time-reset', click: () => store.change({ from: null, to: null }) }, 'All time'),
  };
  return parts;
}

/** @param {State} state */
function isBrushed(state) {
  return state.from !== null || state.to !== null;
}

/** @param {number[]} edges @param {State} state @returns {[number, number]} first bin, and the bin after the last */
function brushedBins(edges, state) {
  const last = edges.length - 1;
  const from = state.from === null ? 0 : edges.findLastIndex((edge) => edge <= state.from);
  const to = state.to === null ? last : edges.findIndex((edge) => edge > state.to);
  const low = Math.max(0, Math.min(last - 1, from));
  return [low, Math.max(low + 1, to < 0 ? last : to)];
}

/** @param {number[]} edges @param {number} low @param {number} high @returns {Partial<State>} */
function binPatch(edges, low, high) {
  const all = low === 0 && high === edges.length - 1;
  return all ? { from: null, to: null } : { from: edges[low], to: edges[high] - 1 };
}

/** A handle stops before the other. */
function brush(parts, edges, store, moved) {
  let low = Number(parts.low.value);
  let high = Number(parts.high.value);
  if (low >= high && moved === 'time-from') low = high - 1;
  if (low >= high) high = low + 1;
  parts.low.value = String(low);
  parts.high.value = String(high);
  store.change(binPatch(edges, low, high));
}

/** Move the brushed window by one bin; from all of time, begin at its start. @returns {boolean} whether there was room */
function stepTime(edges, store, step) {
  const last = edges.length - 1;
  const [low, high] = brushedBins(edges, store.get());
  if (!isBrushed(store.get())) {
    store.change(step > 0 ? binPatch(edges, 0, 1) : binPatch(edges, last - 1, last));
    return true;
  }
  if (low + step < 0 || high + step > last) return false;
  store.change(binPatch(edges, low + step, high + step));
  return true;
}

/** @param {any} parts @param {number[]} edges @param {any} store */
function makePlayer(parts, edges, store) {
  let timer = 0;
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    parts.play.textContent = '▶';
    parts.play.setAttribute('aria-label', 'Play through time');
  };
  const start = () => {
    stepTime(edges, store, 1);
    parts.play.textContent = '❚❚';
    parts.play.setAttribute('aria-label', 'Pause');
    timer = setInterval(() => { if (!stepTime(edges, store, 1)) stop(); }, PLAY_MS);
  };
  parts.play.addEventListener('click', () => (timer ? stop() : start()));
  return { stop: () => { if (timer) stop(); } };
}

/** @param {any} parts @param {number[]} edges @param {any} scene */
function updateBrush(parts, edges, scene) {
  const { state, incidents, shown } = scene;
  const [low, high] = brushedBins(edges, state);
  parts.low.value = String(low);
  parts.high.value = String(high);
  const words = dayRange(edges[low], edges[high] - 1, SHORT_DATE);
  parts.low.setAttribute('aria-valuetext', SHORT_DATE.format(edges[low] * DAY_MS));
  parts.high.setAttribute('aria-valuetext', SHORT_DATE.format((edges[high] - 1) * DAY_MS));
  const undated = isBrushed(state) ? shown.anyTime.filter((row) => incidents.first[row] === NO_DAY).length : 0;
  parts.words.textContent = undated ? `${words} · ${WHOLE.format(undated)} undated hidden` : words;
  parts.reset.hidden = !isBrushed(state);
}

/** @param {number[]} edges @param {any} scene @returns {Float64Array} incidents that begin in each bin */
function binCounts(edges, scene) {
  const counts = new Float64Array(edges.length - 1);
  const binOf = new Int32Array(edges[edges.length - 1] - edges[0]);
  for (let bin = 0; bin < counts.length; bin += 1) binOf.fill(bin, edges[bin] - edges[0], edges[bin + 1] - edges[0]);
  for (const row of scene.shown.anyTime) {
    if (scene.incidents.first[row] !== NO_DAY) counts[binOf[scene.incidents.first[row] - edges[0]]] += 1;
  }
  return counts;
}

/** @param {any} parts @param {number[]} edges @param {any} scene */
function drawHistogram(parts, edges, scene) {
  const { canvas } = parts;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (!width) return;
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const ctx = canvas.getContext('2d');
  ctx.scale(ratio, ratio);
  const counts = binCounts(edges, scene);
  const most = Math.max(1, ...counts);
  const [low, high] = brushedBins(edges, scene.state);
  counts.forEach((count, bin) => {
    const [left, right] = [(bin / counts.length) * width, ((bin + 1) / counts.length) * width];
    const tall = count ? Math.max(2, (count / most) * (height - 2)) : 0;
    ctx.fillStyle = bin >= low && bin < high ? scene.theme.accent : scene.theme.border;
    ctx.fillRect(left + 0.5, height - tall, Math.max(1, right - left - 1), tall);
  });
}
