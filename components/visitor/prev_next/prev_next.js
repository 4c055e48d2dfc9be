/** The buttons for the previous and the next story; also the arrow keys, and the order of the stops. */
import { requestPrelayout } from "../browser/prelayout.js";
import { onTap } from "../browser/tap.js";
import { adjacentStop, closeList, openAdjacentStop, setStops, subscribe } from "../browser/visit_state.js";

/** @param {HTMLElement} element @param {{ stops: string[], highlights: string[] }} data @returns {() => void} unmounts it */
export function mount(element, data) {
  setStops(data.stops, data.highlights);
  const button = (/** @type {string} */ selector) => /** @type {HTMLButtonElement} */ (element.querySelector(selector));
  const next = button('[data-step="next"]');
  const previous = button('[data-step="previous"]');
  onTap(next, () => openAdjacentStop(1), () => requestPrelayout(adjacentStop(1)));
  onTap(previous, () => openAdjacentStop(-1), () => requestPrelayout(adjacentStop(-1)));
  const handleKeyDown = (/** @type {KeyboardEvent} */ event) => {
    const hasOwnKeys = /** @type {HTMLElement} */ (event.target).closest?.(".leaflet-container, [role=slider]");
    if (event.key === "Escape") closeList();
    if (hasOwnKeys || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowRight") openAdjacentStop(1);
    if (event.key === "ArrowLeft") openAdjacentStop(-1);
  };
  document.addEventListener("keydown", handleKeyDown);
  const unsubscribe = subscribe((now) => {
    next.disabled = !adjacentStop(1);
    previous.disabled = !adjacentStop(-1);
  });
  return () => {
    unsubscribe();
    document.removeEventListener("keydown", handleKeyDown);
  };
}
