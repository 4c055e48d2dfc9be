/**
 * The moment that a sweep of time shows, as a decimal year: 1917.5 is the middle of 1917. Apart from the visit's state,
 * because it changes with every frame: only what moves with it listens.
 */

/** @typedef {(moment: number) => void} MomentListener */

/** @type {number|null} */
let moment = null;
/** @type {Set<MomentListener>} */
const listeners = new Set();
let frame = 0;

/** @returns {number|null} null where time is not swept */
export const currentMoment = () => moment;

/** The astronomical year of a moment: 0 is 1 BC. @param {number} at */
export const yearOf = (at) => Math.floor(at);

/** Call a listener with the moment in each frame after a change of it, once for all changes since the last frame.
 * @param {MomentListener} listener @returns {() => void} removes it */
export function onMoment(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** @param {number} at   a decimal year */
export function setMoment(at) {
  if (at === moment) return;
  moment = at;
  frame ||= requestAnimationFrame(report);
}

/** No moment is shown any more. */
export function clearMoment() {
  moment = null;
  cancelAnimationFrame(frame);
  frame = 0;
  delete document.documentElement.dataset.year;
}

function report() {
  frame = 0;
  if (moment === null) return;
  showOnRoot(String(yearOf(moment)));
  for (const listener of listeners) listener(moment);
}

/** `data-year` of the root element, while time is swept. Written only where it changes: each restyles the page.
 * @param {string} year */
function showOnRoot(year) {
  const { dataset } = document.documentElement;
  if (dataset.year !== year) dataset.year = year;
}
