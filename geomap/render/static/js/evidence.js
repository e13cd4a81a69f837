/**
 * The sentences an incident rests on, with the words marked that gave its values.
 * @typedef {{ report_id: string, source: string, title: string, url: string, published: string, quote: string,
 *   marks: [number, number, string][], merge_reason: string }} Account
 */

/** @param {Incidents} incidents @param {number} row @returns {Account[]} at least one where a quote is known */
function accountsOf(incidents, row) {
  const accounts = parsedAccounts(incidents.value('evidence', row));
  const quote = incidents.value('quote', row);
  if (accounts.length || !quote) return accounts;
  const value = (name) => incidents.value(name, row);
  return [{
    report_id: value('report_id'), source: value('source'), title: value('source_title'), url: value('source'),
    published: value('published'), quote, marks: [], merge_reason: '',
  }];
}

/** A column edited by hand may hold anything. @param {any} text @returns {Account[]} */
function parsedAccounts(text) {
  try {
    const accounts = JSON.parse(text || '[]');
    return Array.isArray(accounts) ? accounts.filter((account) => account && typeof account.quote === 'string') : [];
  } catch {
    return [];
  }
}

/** @param {Account} account @returns {HTMLElement} the sentence with its marks */
function markedQuote(account) {
  const quote = make('blockquote', { dir: 'auto' });
  quote.textContent = account.quote;
  const offsets = unitOffsets(account.quote);
  const marks = (Array.isArray(account.marks) ? account.marks : []).filter((mark) => isMark(mark, offsets.length - 1));
  // From the last to the first, so that a mark set does not move the offsets of those still to be set.
  for (const [start, end, kind] of apart(marks).reverse()) setMark(quote.firstChild, offsets[start], offsets[end], kind);
  return quote;
}

/** Offsets count code points, a browser counts UTF-16 units. @param {string} text @returns {number[]} units before each code point */
function unitOffsets(text) {
  const offsets = [0];
  for (const character of text) offsets.push(offsets[offsets.length - 1] + character.length);
  return offsets;
}

/** @param {any} mark @param {number} length */
function isMark(mark, length) {
  return Array.isArray(mark) && Number.isInteger(mark[0]) && Number.isInteger(mark[1]) && mark[0] >= 0 && mark[0] < mark[1] && mark[1] <= length;
}

/** @param {[number, number, string][]} marks @returns {[number, number, string][]} in order, without those that overlap one before */
function apart(marks) {
  let end = 0;
  return [...marks].sort((one, other) => one[0] - other[0]).filter((mark) => {
    if (mark[0] < end) return false;
    end = mark[1];
    return true;
  });
}

/** @param {Node} text @param {number} start @param {number} end @param {string} kind */
function setMark(text, start, end, kind) {
  const range = document.createRange();
  range.setStart(text, start);
  range.setEnd(text, end);
  const known = MARKS[kind] ? kind : 'other';
  range.surroundContents(make('mark', { class: `mark-${known}`, title: MARKS[kind] || null }));
}

/** @param {Account[]} accounts @returns {HTMLElement | null} what the marks mean */
function markKey(accounts) {
  const kinds = new Set(accounts.flatMap((account) => (Array.isArray(account.marks) ? account.marks : []).map((mark) => mark?.[2])));
  const known = Object.keys(MARKS).filter((kind) => kinds.has(kind));
  if (!known.length) return null;
  return make('p', { class: 'mark-key' }, 'Marked: ', ...known.map((kind) => make('mark', { class: `mark-${kind}` }, MARKS[kind])));
}

/** @param {Account} account @returns {HTMLElement} who says so, and where to read it */
function accountSource(account) {
  const name = account.title || outletName(account) || account.report_id || 'Report';
  const address = [account.url, account.source].find((one) => one && webAddress(one));
  const about = [account.title ? outletName(account) : '', account.published ? SHORT_DATE.format((dayNumber(account.published) ?? 0) * DAY_MS) : ''];
  return make('figcaption', {},
    address ? webLink(address, name) : quoted(name),
    ...about.filter(Boolean).map((words) => quoted(words, 'small')),
    account.merge_reason ? make('span', { class: 'merge-reason' }, 'Joined with this incident: ', quoted(account.merge_reason)) : null);
}

/** @param {Account} account */
function outletName(account) {
  const text = String(account.source || account.url || '');
  const address = webAddress(text);
  return address ? new URL(address).hostname.replace(/^www\./, '') : text;
}
