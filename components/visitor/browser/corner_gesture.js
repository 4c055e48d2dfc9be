/**
 * The staff's gesture: hold the top left corner for three seconds, lift, and tap it once within two seconds. Visitors
 * do not find it: nothing is drawn there, and neither a hold alone nor any number of taps does anything. The listeners
 * are passive: whatever is in the corner receives its events as usual.
 */

const CORNER_MILLIMETRES = 20; // enough for a finger in a glove
const HOLD_MILLISECONDS = 3000;
const TAP_MILLISECONDS = 2000;

/** @type {Set<() => void>} */
const listeners = new Set();
/** The pointer in the corner, the time it was put down, and whether it is the tap that follows a hold. */
let pointer = { id: NaN, since: 0, isTap: false };
/** When the hold ended. */
let holdEnd = -Infinity;

/** @param {() => void} listener @returns {() => void} removes it */
export function onCornerGesture(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** @param {PointerEvent} event */
function isInCorner({ clientX, clientY }) {
  const millimetre = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--mm")) || 4;
  return Math.max(clientX, clientY) <= CORNER_MILLIMETRES * millimetre;
}

function cancel() {
  pointer.id = NaN;
  holdEnd = -Infinity;
}

/** @type {Record<string, (event: PointerEvent) => void>} */
const handlers = {
  pointerdown(event) {
    const now = performance.now();
    if (!isInCorner(event)) cancel();
    else pointer = { id: event.pointerId, since: now, isTap: now - holdEnd < TAP_MILLISECONDS };
  },
  pointermove(event) {
    if (event.pointerId === pointer.id && !isInCorner(event)) cancel();
  },
  pointerup(event) {
    if (event.pointerId !== pointer.id) return;
    const { since, isTap } = pointer;
    const now = performance.now();
    cancel();
    if (isTap) for (const listener of listeners) listener();
    else if (now - since >= HOLD_MILLISECONDS) holdEnd = now;
  },
  pointercancel: cancel,
};
for (const [type, handler] of Object.entries(handlers)) {
  addEventListener(type, /** @type {any} */ (handler), { capture: true, passive: true });
}
