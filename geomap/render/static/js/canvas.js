/**
 * A canvas that covers the map with a margin, is painted anew after every move, and follows zoom animations meanwhile.
 * @typedef {object} Frame where a canvas stands on the unit square
 * @property {number} width @property {number} height CSS pixels
 * @property {number} margin pixels on the left and on the right that are drawn but not seen yet
 * @property {number} scale pixels across the world @property {number} left @property {number} top of the canvas, in those pixels
 * @property {number} zoom
 */

const MARGIN = 0.2;

/** Leaflet's layer around a `paint(ctx, frame)` function. */
const CanvasPane = L.Layer.extend({
  initialize(paint, pane) {
    this.paint = paint;
    L.setOptions(this, { pane });
  },

  onAdd(map) {
    this.canvas = make('canvas', { class: 'leaflet-zoom-animated picture', 'aria-hidden': 'true' });
    this.getPane().append(this.canvas);
    this.redraw = oncePerFrame(() => this.draw());
    map.on('moveend resize viewreset', this.draw, this);
    map.on('zoomanim', (event) => this.follow(event.center, event.zoom));
    map.on('zoom', () => this.follow(map.getCenter(), map.getZoom()));
  },

  draw() {
    const map = this._map;
    const size = map.getSize();
    this.corner = map.containerPointToLayerPoint(size.multiplyBy(-MARGIN)).round();
    this.center = map.getCenter();
    this.zoom = map.getZoom();
    this.frame = frameAt(map, this.corner, size.multiplyBy(1 + 2 * MARGIN).round());
    L.DomUtil.setTransform(this.canvas, this.corner, 1);
    this.paint(sizedContext(this.canvas, this.frame), this.frame);
  },

  /** Stretch the last picture to where it will be at another centre and zoom. */
  follow(center, zoom) {
    if (!this.center) return;
    const map = this._map;
    const scale = map.getZoomScale(zoom, this.zoom);
    const half = map.getSize().multiplyBy(0.5 + MARGIN);
    const shift = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(L.DomUtil.getPosition(map.getPane('mapPane'))).round();
    L.DomUtil.setTransform(this.canvas, half.multiplyBy(-scale).add(map.project(this.center, zoom)).subtract(shift), scale);
  },
});

/** @param {any} map @param {any} corner layer point @param {any} size @returns {Frame} */
function frameAt(map, corner, size) {
  const origin = map.getPixelOrigin().add(corner);
  const zoom = map.getZoom();
  const margin = (size.x - map.getSize().x) / 2;
  return { width: size.x, height: size.y, margin, scale: 256 * 2 ** zoom, left: origin.x, top: origin.y, zoom };
}

/** What a map shows, for a picture of it; a map that is not laid out, as on paper, is given a size. @param {any} map @returns {Frame} */
function viewFrame(map) {
  const shown = map.getSize();
  const size = shown.x && shown.y ? shown : L.point(1040, 680);
  const zoom = map.getZoom();
  const corner = map.project(map.getCenter(), zoom).subtract(size.divideBy(2));
  return { width: size.x, height: size.y, margin: 0, scale: 256 * 2 ** zoom, left: corner.x, top: corner.y, zoom };
}

/** @param {HTMLCanvasElement} canvas @param {Frame} frame */
function sizedContext(canvas, frame) {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  canvas.width = frame.width * ratio;
  canvas.height = frame.height * ratio;
  canvas.style.width = `${frame.width}px`;
  canvas.style.height = `${frame.height}px`;
  const ctx = canvas.getContext('2d');
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  return ctx;
}

/** @param {Frame} frame @param {number} x */
function pixelX(frame, x) {
  return x * frame.scale - frame.left;
}

/** @param {Frame} frame @param {number} y */
function pixelY(frame, y) {
  return y * frame.scale - frame.top;
}

/** @param {Frame} frame @param {number[]} box in the unit square @returns {boolean} whether any of it is in the frame */
function inFrame(frame, box) {
  return pixelX(frame, box[0]) < frame.width && pixelX(frame, box[2]) > 0
    && pixelY(frame, box[1]) < frame.height && pixelY(frame, box[3]) > 0;
}

/** Add a line to the current path, leaving out points closer than half a pixel. */
function traceLine(ctx, frame, points) {
  let lastX = pixelX(frame, points[0]);
  let lastY = pixelY(frame, points[1]);
  ctx.moveTo(lastX, lastY);
  for (let at = 2; at < points.length; at += 2) {
    const x = pixelX(frame, points[at]);
    const y = pixelY(frame, points[at + 1]);
    if (at < points.length - 2 && Math.abs(x - lastX) + Math.abs(y - lastY) < 0.5) continue;
    ctx.lineTo(x, y);
    lastX = x;
    lastY = y;
  }
}
