/** The toolbar: opens and closes the list of all stories. */
import { onTap } from "../browser/tap.js";
import { subscribe, toggleList } from "../browser/visit_state.js";

/** @param {HTMLElement} element @returns {() => void} unmounts it */
export function mount(element) {
  const list = /** @type {HTMLElement} */ (element.querySelector("[data-list]"));
  onTap(list, toggleList);
  return subscribe((now) => list.setAttribute("aria-expanded", String(now.isListOpen)));
}
