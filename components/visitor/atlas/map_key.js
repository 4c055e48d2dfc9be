/** The key: a panel over the map that says what its signs mean. A button opens and closes it. */
import { moveFocus } from "../browser/move_focus.js";
import { onReset } from "../browser/visit_state.js";

/** @param {HTMLElement} element @param {() => void} onChange   called after the panel was opened or closed
 * @returns {{ toggle: () => void, stop: () => void }} */
export function mapKey(element, onChange) {
  const panel = /** @type {HTMLElement} */ (element.querySelector(".key"));
  const button = /** @type {HTMLElement} */ (element.querySelector("[data-map-key]"));
  const listeners = new AbortController();
  const show = (/** @type {boolean} */ isOpen) => {
    if (panel.hidden !== isOpen) return;
    panel.hidden = !isOpen;
    button.setAttribute("aria-expanded", `${isOpen}`);
    onChange();
  };
  document.addEventListener("pointerup", (event) => {
    if (!(/** @type {Element} */ (event.target)).closest?.(".key, [data-map-key]")) show(false);
  }, { signal: listeners.signal });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    show(false);
    moveFocus(button);
  }, { signal: listeners.signal });
  const removeResetListener = onReset(() => show(false));
  return {
    toggle: () => show(panel.hidden),
    stop: () => {
      listeners.abort();
      removeResetListener();
    },
  };
}
