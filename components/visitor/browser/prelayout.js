/**
 * What a finger on the glass is about to open. It takes some tenth of a second to lift, and the browser half a
 * frame to lay out a story: it may as well do so meanwhile.
 */

/** @type {Set<(id: string|null) => void>} */
const listeners = new Set();

/** A finger is on what opens this stop or encounter, or on nothing such; nothing has been chosen yet.
 * @param {string|null} [id] */
export function foresee(id = null) {
  for (const listener of listeners) listener(id);
}

// Chosen by now, or not at all: what lies under the finger hears of its lifting first.
for (const kind of ["pointerup", "pointercancel"]) addEventListener(kind, () => foresee());

/** Hear of what may be opened next, to make it ready unseen; null when it may not. Returns a function that ends it.
 * @param {(id: string|null) => void} listener */
export function onForeseen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
