/**
 * The map inside the file: sea, land, coasts, borders and region outlines, from arcs that neighbours share.
 * @typedef {{ points: Float64Array, lonLat: Float64Array, box: number[] }} Line
 * @typedef {object} Mesh
 * @property {Line[]} arcs @property {string} kinds per arc: c coast, b border, d disputed, h hidden
 * @property {number[]} edge degrees: west, south, east, north of what the mesh holds
 * @property {number[]} box the same in the unit square
 * @property {{ name: string, label: number[] | null, rings: { arcs: number[], box: number[] }[] }[]} countries
 */

/** @param {any} packed @returns {Mesh | null} */
function readMesh(packed) {
  if (!packed) return null;
  const arcs = packed.arcs.map((flat) => unpackLine(flat, packed.quantum));
  const countries = packed.countries.map((country) => ({
    ...country, rings: country.rings.map((ring) => ({ arcs: ring, box: ringBox(ring, arcs) })),
  }));
  const [west, south, east, north] = packed.box;
  const box = [mercatorX(west), mercatorY(north), mercatorX(east), mercatorY(south)];
  return { arcs, kinds: packed.kinds, edge: packed.box, box, countries, slack: packed.quantum };
}

/** @param {number[]} ring @param {Line[]} arcs */
function ringBox(ring, arcs) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const number of ring) {
    const arc = arcs[number < 0 ? ~number : number].box;
    widen(box, arc[0], arc[1]);
    widen(box, arc[2], arc[3]);
  }
  return box;
}

/** @param {CanvasRenderingContext2D} ctx @param {Frame} frame @param {any} scene */
function paintBase(ctx, frame, scene) {
  const { theme, world, detail, outlines, regions, state } = scene;
  if (state.base) return;
  ctx.fillStyle = theme.sea;
  ctx.fillRect(0, 0, frame.width, frame.height);
  for (const turn of [-1, 0, 1]) {
    const shifted = { ...frame, left: frame.left - turn * frame.scale };
    paintMesh(ctx, shifted, world, theme);
  }
  if (detail && inFrame(frame, detail.box)) paintDetail(ctx, frame, detail, theme);
  paintOutlines(ctx, frame, [...outlines, ...regions], theme);
}

/** The finer mesh replaces the coarse one inside its box. */
function paintDetail(ctx, frame, mesh, theme) {
  const [left, top, right, bottom] = [pixelX(frame, mesh.box[0]), pixelY(frame, mesh.box[1]), pixelX(frame, mesh.box[2]), pixelY(frame, mesh.box[3])];
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, right - left, bottom - top);
  ctx.clip();
  ctx.fillStyle = theme.sea;
  ctx.fill();
  paintMesh(ctx, frame, mesh, theme);
  ctx.restore();
}

/** @param {CanvasRenderingContext2D} ctx @param {Frame} frame @param {Mesh} mesh @param {Theme} theme */
function paintMesh(ctx, frame, mesh, theme) {
  ctx.beginPath();
  for (const country of mesh.countries) {
    for (const ring of country.rings) if (inFrame(frame, ring.box)) traceRing(ctx, frame, ring.arcs, mesh.arcs);
  }
  ctx.fillStyle = theme.land;
  ctx.fill('evenodd');
  strokeArcs(ctx, frame, mesh, 'c', theme.coast, 0.8, []);
  strokeArcs(ctx, frame, mesh, 'b', theme.border, 1.3, []);
  strokeArcs(ctx, frame, mesh, 'd', theme.border, 1.3, [4, 3]);
}

/** @param {number[]} ring arc numbers, ~n for arc n backwards @param {Line[]} arcs */
function traceRing(ctx, frame, ring, arcs) {
  let first = true;
  for (const number of ring) {
    const { points } = arcs[number < 0 ? ~number : number];
    const count = points.length / 2;
    for (let step = first ? 0 : 1; step < count; step += 1) {
      const at = 2 * (number < 0 ? count - 1 - step : step);
      const [x, y] = [pixelX(frame, points[at]), pixelY(frame, points[at + 1])];
      if (first) ctx.moveTo(x, y);
      else ctx.lineTo(x, y);
      first = false;
    }
  }
  ctx.closePath();
}

/** Stroke the arcs of a kind; what runs along the edge of the mesh is where it was cut, and no line at all. */
function strokeArcs(ctx, frame, mesh, kind, colour, width, dash) {
  ctx.beginPath();
  for (let number = 0; number < mesh.arcs.length; number += 1) {
    const arc = mesh.arcs[number];
    if (mesh.kinds[number] === kind && inFrame(frame, arc.box)) traceInside(ctx, frame, arc, mesh);
  }
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.lineJoin = 'round';
  ctx.setLineDash(dash);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** @param {Line} arc @param {Mesh} mesh */
function traceInside(ctx, frame, arc, mesh) {
  let drawing = false;
  for (let at = 0; at + 3 < arc.points.length; at += 2) {
    if (alongEdge(arc.lonLat, at, mesh)) {
      drawing = false;
      continue;
    }
    if (!drawing) ctx.moveTo(pixelX(frame, arc.points[at]), pixelY(frame, arc.points[at + 1]));
    ctx.lineTo(pixelX(frame, arc.points[at + 2]), pixelY(frame, arc.points[at + 3]));
    drawing = true;
  }
}

/** @returns {boolean} whether the piece of a line from point `at` lies on the edge of the mesh */
function alongEdge(lonLat, at, mesh) {
  const near = (value, limit) => Math.abs(value - limit) <= mesh.slack;
  const [west, south, east, north] = mesh.edge;
  const [lon, lat, nextLon, nextLat] = lonLat.subarray(at, at + 4);
  return (near(lon, west) && near(nextLon, west)) || (near(lon, east) && near(nextLon, east))
    || (near(lat, south) && near(nextLat, south)) || (near(lat, north) && near(nextLat, north));
}

/** @param {{ rings: Line[] }[]} outlines */
function paintOutlines(ctx, frame, outlines, theme) {
  if (frame.zoom < 4.5) return;
  ctx.beginPath();
  for (const { rings } of outlines) {
    for (const ring of rings) if (inFrame(frame, ring.box)) traceLine(ctx, frame, ring.points);
  }
  ctx.strokeStyle = theme.region;
  ctx.lineWidth = 0.8;
  ctx.stroke();
}
