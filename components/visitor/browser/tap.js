/**
 * A tap is answered when the finger lifts, not when the browser has made a click of it: that takes it a frame
 * or two, and after a long press, as gloves and children press, it makes none. A second hand resting on the
 * glass takes no tap from the first.
 */

const STEADY_PIXELS = 12; // a finger that went further was dragging

/**
 * Hear of taps, and of clicks by mouse and keyboard, inside an element; and before, of each finger put on it.
 * @param {HTMLElement} room
 * @param {(event: MouseEvent) => void} answer
 * @param {(event: PointerEvent) => void} [touched]
 */
export function onTap(room, answer, touched = () => {}) {
  /** @type {Map<number, { x: number, y: number }>} */
  const fingers = new Map();
  let answered = false;
  room.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse") return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (isControl(event)) touched(event);
  });
  room.addEventListener("pointercancel", (event) => fingers.delete(event.pointerId));
  room.addEventListener("pointerup", (event) => {
    const finger = fingers.get(event.pointerId);
    fingers.delete(event.pointerId);
    if (!finger || !isSteady(finger, event) || !isControl(event)) return;
    answered = true;
    answer(event);
  });
  // The click that would follow is taken back: what opened may lie under the finger by then.
  room.addEventListener("touchend", (event) => {
    if (answered && event.cancelable) event.preventDefault();
    answered = false;
  }, { passive: false });
  room.addEventListener("click", answer);
}

/** @param {{ x: number, y: number }} finger @param {PointerEvent} event */
function isSteady(finger, event) {
  return Math.hypot(event.clientX - finger.x, event.clientY - finger.y) <= STEADY_PIXELS;
}

/** A button that may be pressed. @param {PointerEvent} event */
function isControl(event) {
  const control = /** @type {HTMLElement} */ (event.target).closest?.("button");
  return Boolean(control && !control.disabled);
}
