/** The stop list: it covers the story panel and shows all stories, or those of an open cluster. */
import { requestPrelayout } from "../browser/prelayout.js";
import { closestTarget, onTap } from "../browser/tap.js";
import { closeList, onReset, openStop, subscribe } from "../browser/visit_state.js";

/** @param {HTMLElement} element @returns {() => void} unmounts it */
export function mount(element) {
  const rows = [...element.querySelectorAll("[data-life]")].map((row) => rowData(/** @type {HTMLElement} */ (row)));
  const title = /** @type {HTMLElement} */ (element.querySelector(".list__title"));
  onTap(element, (event) => {
    const link = closestTarget(event, "[data-stop-link]");
    if (link) openStop(/** @type {string} */ (link.dataset.stopLink));
    else if (closestTarget(event, "[data-close-list]")) closeList();
  }, (event) => requestPrelayout(closestTarget(event, "[data-stop-link]")?.dataset.stopLink));
  const list = /** @type {HTMLElement} */ (element.querySelector(".list"));
  const removeResetListener = onReset(() => { list.scrollTop = 0; });
  const unsubscribe = subscribe((now, before) => {
    element.hidden = !now.isListOpen && !now.cluster;
    if (element.hidden) return;
    title.textContent = now.cluster ? now.clusterLabel : (title.dataset.title ?? "");
    for (const { row, link, stop, life } of rows) {
      row.hidden = now.cluster ? !now.cluster.includes(stop) : now.person !== "all" && life !== now.person;
      link?.classList.toggle("is-open", stop === now.stop);
    }
    if (now.isListOpen !== before.isListOpen || now.cluster !== before.cluster) {
      const open = now.stop && !now.cluster ? element.querySelector(`[data-stop-link="${now.stop}"]`) : null;
      if (open) open.scrollIntoView({ block: "center" });
      else list.scrollTop = 0;
    }
  });
  return () => {
    unsubscribe();
    removeResetListener();
  };
}

/** A row with its link and stop id; the heading of a chapter has none. @param {HTMLElement} row */
function rowData(row) {
  const link = /** @type {HTMLElement|null} */ (row.querySelector("[data-stop-link]"));
  return { row, link, stop: link?.dataset.stopLink ?? "", life: row.dataset.life };
}
