/**
 * Taps: handled at `pointerup`, not at `click`. The browser sends `click` a frame or two later, and after a long
 * press, as with gloves and children, it sends none. Each pointer is tracked by itself: a second hand that rests on
 * the screen does not cancel the tap of the first.
 */

const MAX_TAP_MOVE_PIXELS = 12; // a pointer that moved further was a drag

/**
 * Listen to taps inside an element, and to clicks by mouse and keyboard.
 * @param {HTMLElement} element
 * @param {(event: MouseEvent) => void} handleTap
 * @param {(event: PointerEvent) => void} [handlePress]   called earlier, when a finger is put on a button
 */
export function onTap(element, handleTap, handlePress = () => {}) {
  /** Where each finger was put down, by its pointer id. @type {Map<number, { x: number, y: number }>} */
  const pressed = new Map();
  let isHandled = false;
  element.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse") return;
    pressed.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (isOnEnabledButton(event)) handlePress(event);
  });
  element.addEventListener("pointercancel", (event) => pressed.delete(event.pointerId));
  element.addEventListener("pointerup", (event) => {
    const start = pressed.get(event.pointerId);
    pressed.delete(event.pointerId);
    if (!start || !isTap(start, event) || !isOnEnabledButton(event)) return;
    isHandled = true;
    handleTap(event);
  });
  // Prevents the `click` that would follow: what the tap opened may be under the finger by then.
  element.addEventListener("touchend", (event) => {
    if (isHandled && event.cancelable) event.preventDefault();
    isHandled = false;
  }, { passive: false });
  element.addEventListener("click", handleTap);
}

/** The event's target, or its nearest ancestor, that matches a selector.
 * @param {Event} event @param {string} selector @returns {HTMLElement|null} */
export function closestTarget(event, selector) {
  return /** @type {HTMLElement} */ (event.target).closest(selector);
}

/** @param {{ x: number, y: number }} start @param {PointerEvent} event */
function isTap(start, event) {
  return Math.hypot(event.clientX - start.x, event.clientY - start.y) <= MAX_TAP_MOVE_PIXELS;
}

/** @param {PointerEvent} event */
function isOnEnabledButton(event) {
  const button = /** @type {HTMLElement} */ (event.target).closest?.("button");
  return Boolean(button && !button.disabled);
}
