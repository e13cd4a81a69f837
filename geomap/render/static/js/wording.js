/** The words the page uses for codes, numbers and dates. */

const PRECISION = { 1: 'Settlement or site', 2: 'Near it, or part of a region', 3: 'Region or country only' };
const METHOD = {
  named: 'named in the sentence',
  inherited: 'taken from an earlier sentence, the title or the dateline',
  computed: 'computed from a stated distance',
  region: 'known only as a region',
};
const DAY_PRECISION = { 1: 'to the day', 2: 'to the week', 3: 'to the month or worse' };
const STATUS = {
  reported: 'Reported', claimed: 'Claimed by one side', disputed: 'Disputed', denied: 'Denied', confirmed: 'Confirmed',
};
const MARKS = {
  place: 'place', weapon: 'weapon', killed: 'killed', injured: 'injured', date: 'date', target: 'target',
  trigger: 'what happened', distance: 'distance',
};
const DAY_MS = 86400000;
const LONG_DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const SHORT_DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const WHOLE = new Intl.NumberFormat('en-GB');

/** @param {any} text @returns {number | null} days since 1970 of an ISO date, or null */
function dayNumber(text) {
  const found = /^(\d{4})-(\d\d)-(\d\d)/.exec(text || '');
  if (!found) return null;
  return Math.round(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])) / DAY_MS);
}

/** @param {number} day @returns {string} ISO date */
function isoDay(day) {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** @param {number} first @param {number} last @param {Intl.DateTimeFormat} [format] */
function dayRange(first, last, format) {
  const write = format || LONG_DATE;
  if (first === last) return write.format(first * DAY_MS);
  return `${write.format(first * DAY_MS)} to ${write.format(last * DAY_MS)}`;
}

/** @param {string} code @returns {string} "ballistic_missile" as "Ballistic missile" */
function plainTerm(code) {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** @param {number} count @param {string} one @param {string} [many] */
function counted(count, one, many) {
  return `${WHOLE.format(count)} ${count === 1 ? one : many || `${one}s`}`;
}

/**
 * @param {number | null} low @param {number | null} best @param {number | null} high
 * @returns {string | null} "16 or more", "up to 85", "3–5", "2"; null when nothing is stated
 */
function figure(low, best, high) {
  if (low === null && best === null && high === null) return null;
  if (low !== null && low === high) return WHOLE.format(low);
  if (high === null) return `${WHOLE.format(low ?? best ?? 0)} or more`;
  if (low === null) return `up to ${WHOLE.format(high)}`;
  return `${WHOLE.format(low)}–${WHOLE.format(high)}`;
}

/** @param {number} metres */
function distanceWords(metres) {
  return metres >= 1000 ? `${WHOLE.format(Math.round(metres / 1000))} km` : `${WHOLE.format(Math.round(metres))} m`;
}

/** @param {number | null} score 0 to 1 */
function sureness(score) {
  if (score === null) return 'not scored';
  const word = score >= 0.8 ? 'high' : score >= 0.5 ? 'fair' : 'low';
  return `${word} confidence (${Math.round(score * 100)} %)`;
}
