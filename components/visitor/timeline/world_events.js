/**
 * The events of the world above the lanes: a tap on the line opens the nearest one, a further tap at the same place the
 * next one there; the arrow keys go from one to the next. One is open at a time, and stands alone.
 */
import { onReset, subscribe } from "../browser/visit_state.js";

const SAME_PLACE_PIXELS = 16; // events that are nearer to each other cannot be told apart by a finger
/** The keys that go from one event to another. @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/** @param {HTMLElement} element   the timeline @returns {() => void} unmounts it */
export function mountWorldEvents(element) {
  const line = /** @type {HTMLElement|null} */ (element.querySelector("[data-world-line]"));
  if (!line) return () => {};
  const marks = /** @type {HTMLElement[]} */ ([...line.querySelectorAll("[data-event]")]);
  const labels = /** @type {HTMLElement[]} */ ([...line.querySelectorAll(".world__label")]);
  let open = -1;
  const show = (/** @type {number} */ index) => {
    if (index === open) return;
    for (const elements of [marks, labels]) {
      elements[open]?.classList.remove("is-open");
      elements[index]?.classList.add("is-open");
    }
    open = index;
    line.classList.toggle("has-open", open >= 0);
    const told = Math.max(open, 0); // with none open, the one that an arrow key opens
    line.setAttribute("aria-valuenow", String(told + 1));
    line.setAttribute("aria-valuetext", labels[told].textContent?.trim() ?? "");
  };
  const distances = (/** @type {PointerEvent} */ event) => {
    const { left, width } = line.getBoundingClientRect();
    return marks.map((mark) => Math.abs((parseFloat(mark.style.left) * width) / 100 - (event.clientX - left)));
  };
  const nearest = (/** @type {number[]} */ all) => all.indexOf(Math.min(...all));
  line.addEventListener("pointerdown", (event) => {
    const all = distances(event);
    const near = all[nearest(all)] + SAME_PLACE_PIXELS;
    const here = marks.map((_, index) => index).filter((index) => all[index] <= near);
    const at = here.indexOf(open);
    show(at < 0 ? nearest(all) : at + 1 < here.length ? here[at + 1] : here.length > 1 ? here[0] : -1);
    line.setPointerCapture(event.pointerId);
  });
  line.addEventListener("pointermove", (event) => {
    if (line.hasPointerCapture(event.pointerId) && event.movementX) show(nearest(distances(event)));
  });
  line.addEventListener("keydown", (event) => handleKeyDown(event, open, marks.length, show));
  const removeResetListener = onReset(() => show(-1));
  const unsubscribe = subscribe((now, before) => {
    if (now.stop !== before.stop || now.encounter !== before.encounter) show(-1);
  });
  return () => {
    unsubscribe();
    removeResetListener();
  };
}

/**
 * The keys of a slider (WAI-ARIA), and Escape, which closes the event.
 * @param {KeyboardEvent} event @param {number} open @param {number} count @param {(index: number) => void} show
 */
function handleKeyDown(event, open, count, show) {
  const step = STEPS[event.key] ?? 0;
  if (step) show(Math.min(count - 1, Math.max(0, open + step)));
  else if (event.key === "Home") show(0);
  else if (event.key === "End") show(count - 1);
  else if (event.key === "Escape") show(-1);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
