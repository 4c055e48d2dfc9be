/**
 * Swipes over the card. Each finger is tracked by itself: a hand that rests on the screen does not spoil the swipe of the
 * other. Touch events, not pointer events: those end where the browser begins to scroll.
 */
import { millimetre } from "../browser/stage.js";

const SWIPE_MILLIMETRES = 15;
const FLATNESS = 1.7; // how many times further sideways than up or down
const REST_MILLISECONDS = 350; // two fingers of one hand are one swipe
const CARD = '[data-part="story_panel"]';

/**
 * @param {(direction: "left"|"right") => void} handleSwipe   where the finger went
 * @returns {() => void} removes it
 */
export function onSwipe(handleSwipe) {
  /** Where each finger was put down, by its identifier. @type {Map<number, { x: number, y: number }>} */
  const fingers = new Map();
  let last = -Infinity;
  const start = (/** @type {TouchEvent} */ event) => {
    if (!isSwipeable(/** @type {Element} */ (event.target))) return;
    for (const { identifier, clientX: x, clientY: y } of event.changedTouches) fingers.set(identifier, { x, y });
  };
  const end = (/** @type {TouchEvent} */ event) => {
    for (const { identifier, clientX, clientY } of event.changedTouches) {
      const finger = fingers.get(identifier);
      fingers.delete(identifier);
      if (!finger) continue;
      const [right, down] = [clientX - finger.x, clientY - finger.y];
      const isSwipe = Math.abs(right) >= SWIPE_MILLIMETRES * millimetre() && Math.abs(right) > FLATNESS * Math.abs(down);
      if (!isSwipe || event.timeStamp - last < REST_MILLISECONDS) continue;
      last = event.timeStamp;
      handleSwipe(right < 0 ? "left" : "right");
    }
  };
  const cancel = (/** @type {TouchEvent} */ event) => {
    for (const { identifier } of event.changedTouches) fingers.delete(identifier);
  };
  const options = { capture: true, passive: true }; // captured: what is no touch of the map's ends before the document
  addEventListener("touchstart", start, options);
  addEventListener("touchend", end, options);
  addEventListener("touchcancel", cancel, options);
  return () => {
    removeEventListener("touchstart", start, options);
    removeEventListener("touchend", end, options);
    removeEventListener("touchcancel", cancel, options);
  };
}

/** On the card, and not on what is dragged or scrolled sideways itself. @param {Element} target */
function isSwipeable(target) {
  const card = target.closest?.(CARD);
  if (!card || target.closest("input, [role=slider]")) return false;
  for (let each = /** @type {Element|null} */ (target); each && each !== card; each = each.parentElement) {
    if (each.scrollWidth > each.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(each).overflowX)) return false;
  }
  return true;
}
