/** Web Mercator as the map draws it: the world is a square from 0 to 1, x to the east and y to the south. */

/** @param {number} lon */
function mercatorX(lon) {
  return (lon + 180) / 360;
}

/** @param {number} lat */
function mercatorY(lat) {
  const kept = Math.max(-85.0511, Math.min(85.0511, lat));
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (kept * Math.PI) / 360)) / (2 * Math.PI);
}

/**
 * Unpack a flat list of whole quanta, each point relative to the last.
 * @param {number[]} flat @param {number} quantum degrees
 * @returns {{ points: Float64Array, lonLat: Float64Array, box: number[] }} x, y pairs in the unit square, and their box
 */
function unpackLine(flat, quantum) {
  const points = new Float64Array(flat.length);
  const lonLat = new Float64Array(flat.length);
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  let x = 0;
  let y = 0;
  for (let at = 0; at < flat.length; at += 2) {
    x += flat[at];
    y += flat[at + 1];
    lonLat[at] = x * quantum;
    lonLat[at + 1] = y * quantum;
    points[at] = mercatorX(lonLat[at]);
    points[at + 1] = mercatorY(lonLat[at + 1]);
    widen(box, points[at], points[at + 1]);
  }
  return { points, lonLat, box };
}

/** @param {number[]} box @param {number} x @param {number} y */
function widen(box, x, y) {
  box[0] = Math.min(box[0], x);
  box[1] = Math.min(box[1], y);
  box[2] = Math.max(box[2], x);
  box[3] = Math.max(box[3], y);
}

/** @param {number} lat @returns {number} the width of a metre at a latitude, in the unit square */
function metre(lat) {
  return 1 / (40075016.7 * Math.cos((lat * Math.PI) / 180));
}
