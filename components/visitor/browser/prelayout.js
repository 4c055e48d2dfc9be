/**
 * Prelayout: the browser lays out a story while the finger that will open it is still down. A finger takes some
 * 0.1 s to lift, and a layout takes half a frame: so the tap itself is answered sooner.
 */

/** @typedef {(id: string|null) => void} PrelayoutListener */
/** @type {Set<PrelayoutListener>} */
const listeners = new Set();

/** A pointer is down on what would open this stop or encounter; null: on nothing that opens one.
 * @param {string|null} [id] */
export function requestPrelayout(id = null) {
  for (const listener of listeners) listener(id);
}

// The element under the finger receives the event first: by now it has opened the story, or never will.
for (const type of ["pointerup", "pointercancel"]) addEventListener(type, () => requestPrelayout());

/**
 * Call a listener with the id of what may be opened next, so that it can lay it out invisibly; with null when nothing
 * may be.
 * @param {PrelayoutListener} listener
 * @returns {() => void} removes it
 */
export function onPrelayout(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
