/**
 * On a phone the card is a sheet that is drawn up: its title line, half of the screen, or nearly all of it. By dragging its
 * upper end, or by a tap on its handle (tokens.css has the heights).
 */
import { closestTarget, onTap } from "../browser/tap.js";
import { onReset } from "../browser/visit_state.js";

const HEIGHTS = ["line", "half", "full"];
const USUAL = "half";
const DRAGGED = "[data-sheet-handle], .card__picture, .spread"; // what does not scroll; the title line besides, when it stands alone
const LEAST_DRAG_PIXELS = 28;

/** @param {HTMLElement} element   the card @returns {() => void} removes its listeners */
export function mountSheet(element) {
  const root = document.documentElement;
  const isSheet = () => getComputedStyle(root).getPropertyValue("--card-scrolls").trim() === "1";
  const show = (/** @type {string} */ height) => { root.dataset.sheet = height; };
  const step = (/** @type {number} */ change) => {
    const index = HEIGHTS.indexOf(root.dataset.sheet ?? USUAL) + change;
    show(HEIGHTS[Math.min(HEIGHTS.length - 1, Math.max(0, index))]);
  };
  show(USUAL);
  // The text of an encounter holds nothing that takes the focus, and scrolls by keys.
  const texts = /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll(".encounter .card__content"));
  if (isSheet()) for (const each of texts) each.tabIndex = 0;
  const handle = /** @type {HTMLElement|null} */ (element.querySelector("[data-sheet-handle]"));
  if (handle) onTap(handle, () => show(root.dataset.sheet === "full" ? USUAL : "full"));
  /** The finger that drags. @type {{ id: number, y: number }|undefined} */
  let drag;
  const start = (/** @type {PointerEvent} */ event) => {
    const isDragged = root.dataset.sheet === "line" || closestTarget(event, DRAGGED);
    if (isSheet() && isDragged) drag = { id: event.pointerId, y: event.clientY };
  };
  const end = (/** @type {PointerEvent} */ event) => {
    if (drag?.id !== event.pointerId) return;
    const down = event.clientY - drag.y;
    drag = undefined;
    if (Math.abs(down) >= LEAST_DRAG_PIXELS) step(down < 0 ? 1 : -1);
  };
  element.addEventListener("pointerdown", start);
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
  const removeResetListener = onReset(() => show(USUAL));
  return () => {
    removeEventListener("pointerup", end);
    removeEventListener("pointercancel", end);
    removeResetListener();
  };
}
