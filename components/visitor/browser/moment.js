/**
 * The moment that a sweep of time shows, as a decimal year: 1917.5 is the middle of 1917. Apart from the visit's state,
 * because it changes with every frame: only what moves with it listens.
 */

/** @typedef {(moment: number) => void} MomentListener */

/** @type {number|null} */
let moment = null;
/** @type {Set<MomentListener>} */
const listeners = new Set();

/** @returns {number|null} null before the first sweep of a visit */
export const currentMoment = () => moment;

/** The astronomical year of a moment: 0 is 1 BC. @param {number} at */
export const yearOf = (at) => Math.floor(at);

/** Call a listener after each change of the moment. @param {MomentListener} listener @returns {() => void} removes it */
export function onMoment(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** @param {number} at   a decimal year */
export function setMoment(at) {
  if (at === moment) return;
  moment = at;
  showOnRoot();
  for (const listener of listeners) listener(at);
}

/** No moment is shown any more. */
export function clearMoment() {
  moment = null;
  showOnRoot();
}

/** `data-year` of the root element, while time is swept. Written only where it changes: each restyles the page. */
function showOnRoot() {
  const { dataset } = document.documentElement;
  if (moment === null) delete dataset.year;
  else if (dataset.year !== String(yearOf(moment))) dataset.year = String(yearOf(moment));
}
