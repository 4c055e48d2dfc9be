/** The toolbar: opens and closes the list of all stories, and the settings. */
import { onTap } from "../browser/tap.js";
import { subscribe, toggleList, toggleSettings } from "../browser/visit_state.js";

/** @param {HTMLElement} element @returns {() => void} unmounts it */
export function mount(element) {
  const list = /** @type {HTMLElement} */ (element.querySelector("[data-list]"));
  const settings = /** @type {HTMLElement} */ (element.querySelector("[data-settings]"));
  onTap(list, toggleList);
  onTap(settings, toggleSettings);
  return subscribe((now) => {
    list.setAttribute("aria-expanded", String(now.isListOpen));
    settings.setAttribute("aria-expanded", String(now.isSettingsOpen));
  });
}
