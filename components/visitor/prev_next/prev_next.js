/** How the steps react; they also tell the visit the order of the stories, and listen to the arrow keys. */
import { foresee } from "../browser/prelayout.js";
import { onTap } from "../browser/tap.js";
import { closeList, follow, neighbour, setStops, step, toggleList } from "../browser/visit_state.js";

/** @param {HTMLElement} room @param {{ stops: string[] }} data */
export function mount(room, data) {
  setStops(data.stops);
  const button = (/** @type {string} */ what) => /** @type {HTMLButtonElement} */ (room.querySelector(what));
  const next = button('[data-step="next"]');
  const previous = button('[data-step="previous"]');
  const list = button("[data-list]");
  onTap(next, () => step(1), () => foresee(neighbour(1)));
  onTap(previous, () => step(-1), () => foresee(neighbour(-1)));
  onTap(list, toggleList);
  const keys = (/** @type {KeyboardEvent} */ event) => {
    const inMap = /** @type {HTMLElement} */ (event.target).closest?.(".leaflet-container, [role=slider]");
    if (event.key === "Escape") closeList();
    if (inMap || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowRight") step(1);
    if (event.key === "ArrowLeft") step(-1);
  };
  document.addEventListener("keydown", keys);
  const leave = follow((now) => {
    next.disabled = !neighbour(1);
    previous.disabled = !neighbour(-1);
    list.setAttribute("aria-expanded", String(now.listing));
  });
  return () => {
    leave();
    document.removeEventListener("keydown", keys);
  };
}
