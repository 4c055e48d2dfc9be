/**
 * Words and people: it covers the story panel and shows the entries that a story names. All entries are in the page
 * from the beginning: nothing waits for the server.
 */
import { prefetchPictures } from "../browser/picture_prefetch.js";
import { closestTarget, onTap } from "../browser/tap.js";
import { closeWords, onReset, subscribe } from "../browser/visit_state.js";

/** @param {HTMLElement} element @returns {() => void} unmounts it */
export function mount(element) {
  const list = /** @type {HTMLElement} */ (element.querySelector(".entries"));
  prefetchPictures(element);
  const entries = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-entry]")]);
  const groups = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("ul")]);
  onTap(element, (event) => {
    if (closestTarget(event, "[data-close-words]")) closeWords();
  });
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeWords();
  });
  const removeResetListener = onReset(() => { list.scrollTop = 0; });
  element.hidden = true;
  const unsubscribe = subscribe(({ words }) => {
    if (words === null || !element.hidden) {
      element.hidden = words === null;
      return;
    }
    for (const entry of entries) entry.hidden = !words.includes(entry.dataset.entry ?? "");
    for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    element.hidden = false;
    list.scrollTop = 0;
    list.focus({ preventScroll: true });
  });
  return () => {
    unsubscribe();
    removeResetListener();
  };
}
