/** How the list reacts: it lies over the panel, whole or cut down to an opened stack. */
import { foresee } from "../browser/prelayout.js";
import { onTap } from "../browser/tap.js";
import { closeList, follow, onReset, openStop } from "../browser/visit_state.js";

/** @param {HTMLElement} room @param {{ stacks?: Record<string, string> }} data */
export function mount(room) {
  const rows = [...room.querySelectorAll("[data-life]")].map((row) => rowOf(/** @type {HTMLElement} */ (row)));
  const title = /** @type {HTMLElement} */ (room.querySelector(".list__title"));
  const under = (/** @type {Event} */ event, /** @type {string} */ what) => /** @type {HTMLElement|null} */ (
    /** @type {HTMLElement} */ (event.target).closest(what));
  onTap(room, (event) => {
    const link = under(event, "[data-stop-link]");
    if (link) openStop(/** @type {string} */ (link.dataset.stopLink));
    else if (under(event, "[data-close-list]")) closeList();
  }, (event) => foresee(under(event, "[data-stop-link]")?.dataset.stopLink));
  const list = /** @type {HTMLElement} */ (room.querySelector(".list"));
  const forgive = onReset(() => { list.scrollTop = 0; });
  const leave = follow((now, before) => {
    room.hidden = !now.listing && !now.stack;
    if (room.hidden) return;
    title.textContent = now.stack ? now.stackName : (title.dataset.title ?? "");
    for (const { row, link, stop, life } of rows) {
      row.hidden = now.stack ? !now.stack.includes(stop) : now.person !== "all" && life !== now.person;
      link?.classList.toggle("is-open", stop === now.stop);
    }
    if (now.listing !== before.listing || now.stack !== before.stack) {
      const open = now.stop && !now.stack ? room.querySelector(`[data-stop-link="${now.stop}"]`) : null;
      if (open) open.scrollIntoView({ block: "center" });
      else list.scrollTop = 0;
    }
  });
  return () => {
    leave();
    forgive();
  };
}

/** A row and what it leads to: nothing, for a chapter's heading. @param {HTMLElement} row */
function rowOf(row) {
  const link = /** @type {HTMLElement|null} */ (row.querySelector("[data-stop-link]"));
  return { row, link, stop: link?.dataset.stopLink ?? "", life: row.dataset.life };
}
