/** How the list reacts: it lies over the panel, whole or cut down to an opened stack. */
import { closeList, follow, openStop } from "../visit.js";

/** @param {HTMLElement} room @param {{ stacks?: Record<string, string> }} data */
export function mount(room) {
  const rows = /** @type {HTMLElement[]} */ ([...room.querySelectorAll("[data-life]")]);
  const title = /** @type {HTMLElement} */ (room.querySelector(".list__title"));
  room.addEventListener("click", (event) => {
    const pressed = /** @type {HTMLElement} */ (event.target);
    const link = /** @type {HTMLElement|null} */ (pressed.closest("[data-stop-link]"));
    if (link) openStop(/** @type {string} */ (link.dataset.stopLink));
    else if (pressed.closest("[data-close-list]")) closeList();
  });
  return follow((now, before) => {
    room.hidden = !now.listing && !now.stack;
    if (room.hidden) return;
    title.textContent = now.stack ? now.stackName : (title.dataset.title ?? "");
    for (const row of rows) {
      const mine = now.stack
        ? now.stack.includes(row.dataset.row ?? "")
        : now.person === "all" || row.dataset.life === now.person;
      row.hidden = !mine;
      row.querySelector("button")?.classList.toggle("is-open", row.dataset.row === now.stop);
    }
    if (now.listing !== before.listing || now.stack !== before.stack) {
      const open = now.stop && !now.stack ? room.querySelector(`[data-row="${now.stop}"]`) : null;
      if (open) open.scrollIntoView({ block: "center" });
      else /** @type {HTMLElement} */ (room.querySelector(".list")).scrollTop = 0;
    }
  });
}
