/**
 * The staff's way in: hold the top left corner for three seconds, let go, and tap it once more at once. Visitors do
 * not come by it: nothing is drawn there, a hold alone does nothing, nor do any number of taps. It only listens:
 * what lies in the corner is touched as ever.
 */

const CORNER_MILLIMETRES = 20; // a gloved finger's worth
const HELD_MILLISECONDS = 3000;
const AGAIN_MILLISECONDS = 2000;

/** @type {Set<() => void>} */
const listeners = new Set();
/** The finger in the corner, and since when; whether it is the tap after a hold. */
let finger = { id: NaN, since: 0, again: false };
let lifted = -Infinity;

/** Hear of the gesture. Returns a function that ends it. @param {() => void} listener */
export function onCorner(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** @param {PointerEvent} event */
function isInCorner({ clientX, clientY }) {
  const millimetre = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--mm")) || 4;
  return Math.max(clientX, clientY) <= CORNER_MILLIMETRES * millimetre;
}

function forget() {
  finger.id = NaN;
  lifted = -Infinity;
}

/** @type {Record<string, (event: PointerEvent) => void>} */
const hear = {
  pointerdown(event) {
    const now = performance.now();
    if (!isInCorner(event)) forget();
    else finger = { id: event.pointerId, since: now, again: now - lifted < AGAIN_MILLISECONDS };
  },
  pointermove(event) {
    if (event.pointerId === finger.id && !isInCorner(event)) forget();
  },
  pointerup(event) {
    if (event.pointerId !== finger.id) return;
    const { since, again } = finger;
    const now = performance.now();
    forget();
    if (again) for (const listener of listeners) listener();
    else if (now - since >= HELD_MILLISECONDS) lifted = now;
  },
  pointercancel: forget,
};
for (const [kind, answer] of Object.entries(hear)) {
  addEventListener(kind, /** @type {any} */ (answer), { capture: true, passive: true });
}
