/**
 * Columns come as plain lists, as distinct values with an index for each row, or as the one value of all rows.
 * @typedef {any[] | { values: any[], at: number[] } | { all: any } | undefined} PackedColumn
 */

/** @param {PackedColumn} packed @returns {(row: number) => any} a reader of one column; null where it is empty */
function columnReader(packed) {
  if (!packed) return () => null;
  if (Array.isArray(packed)) return (row) => packed[row];
  if ('all' in packed) return () => packed.all;
  return (row) => packed.values[packed.at[row]];
}

/**
 * Code a column for filtering: each distinct value a number.
 * @param {(row: number) => any} read @param {number} count @param {(value: any) => string[]} split a row's terms
 * @returns {{ values: string[], start: Int32Array, codes: Int32Array }} codes of row r are codes[start[r]] … codes[start[r + 1] - 1]
 */
function codedTerms(read, count, split) {
  const index = new Map();
  const terms = new Map();
  const start = new Int32Array(count + 1);
  /** @type {number[]} */
  const codes = [];
  for (let row = 0; row < count; row += 1) {
    const value = read(row);
    let known = terms.get(value);
    if (!known) {
      known = split(value).map((term) => codeOf(index, term));
      terms.set(value, known);
    }
    for (const code of known) codes.push(code);
    start[row + 1] = codes.length;
  }
  return { values: [...index.keys()], start, codes: Int32Array.from(codes) };
}

/** @param {Map<string, number>} index @param {string} term */
function codeOf(index, term) {
  let code = index.get(term);
  if (code === undefined) {
    code = index.size;
    index.set(term, code);
  }
  return code;
}

/** @param {any} value @returns {string[]} the terms of a "; "-joined cell; an empty cell is one empty term */
function joinedTerms(value) {
  const terms = String(value ?? '').split(';').map((term) => term.trim()).filter(Boolean);
  return terms.length ? terms : [''];
}

/** @param {any} value @returns {string[]} */
function wholeTerm(value) {
  return [String(value ?? '')];
}
