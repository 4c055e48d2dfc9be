/**
 * The stop list: it covers the story panel and shows all stories, or those of an open cluster. Where the exhibit has no
 * map, it is always there, in the map's room, if the screen is no phone's.
 */
import { requestPrelayout } from "../browser/prelayout.js";
import { closestTarget, onTap } from "../browser/tap.js";
import { closeList, currentState, onReset, openStop, subscribe } from "../browser/visit_state.js";

/** @typedef {import("../browser/visit_state.js").State} State */

const ROOMY = matchMedia("(min-width: 900px) and (min-height: 700px)"); // as in page.css

/** @param {HTMLElement} element @param {{ map: boolean }} data   `map`: the exhibit has one
 * @returns {() => void} unmounts it */
export function mount(element, data) {
  const rows = [...element.querySelectorAll("[data-life]")].map((row) => rowData(/** @type {HTMLElement} */ (row)));
  const title = /** @type {HTMLElement} */ (element.querySelector(".list__title"));
  onTap(element, (event) => {
    const link = closestTarget(event, "[data-stop-link]");
    if (link) openStop(/** @type {string} */ (link.dataset.stopLink));
    else if (closestTarget(event, "[data-close-list]")) closeList();
  }, (event) => requestPrelayout(closestTarget(event, "[data-stop-link]")?.dataset.stopLink));
  const list = /** @type {HTMLElement} */ (element.querySelector(".list"));
  const removeResetListener = onReset(() => { list.scrollTop = 0; });
  const linkOf = (/** @type {string|null} */ stop) => rows.find((row) => row.link && row.stop === stop)?.link;
  const show = (/** @type {State} */ now, /** @type {State} */ before) => {
    const stays = !data.map && ROOMY.matches;
    element.hidden = !stays && !now.isListOpen && !now.cluster;
    if (element.hidden) return;
    title.textContent = now.cluster ? now.clusterLabel : (title.dataset.title ?? "");
    for (const { row, link, stop, life } of rows) {
      row.hidden = now.cluster ? !now.cluster.includes(stop) : now.person !== "all" && life !== now.person;
      link?.classList.toggle("is-open", stop === now.stop);
    }
    if (stays) {
      const open = now.stop === before.stop ? null : linkOf(now.stop);
      if (open) open.scrollIntoView({ block: "nearest" });
      else if (!now.stop && before.stop) list.scrollTop = 0;
    } else if (now.isListOpen !== before.isListOpen || now.cluster !== before.cluster) {
      const open = now.cluster ? null : linkOf(now.stop);
      if (open) open.scrollIntoView({ block: "center" });
      else list.scrollTop = 0;
    }
  };
  const unsubscribe = subscribe(show);
  const showAgain = () => show(currentState(), currentState());
  ROOMY.addEventListener("change", showAgain);
  return () => {
    ROOMY.removeEventListener("change", showAgain);
    unsubscribe();
    removeResetListener();
  };
}

/** A row with its link and stop id; the heading of a chapter has none. @param {HTMLElement} row */
function rowData(row) {
  const link = /** @type {HTMLElement|null} */ (row.querySelector("[data-stop-link]"));
  return { row, link, stop: link?.dataset.stopLink ?? "", life: row.dataset.life };
}
