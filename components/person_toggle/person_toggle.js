/** How the toggle reacts: one button is pressed, and stays so. */
import { onTap } from "../tap.js";
import { choosePerson, follow } from "../visit.js";

/** @param {HTMLElement} room */
export function mount(room) {
  const buttons = /** @type {HTMLElement[]} */ ([...room.querySelectorAll("[data-person]")]);
  onTap(room, (event) => {
    const button = /** @type {HTMLElement|null} */ (/** @type {HTMLElement} */ (event.target).closest("[data-person]"));
    if (button) choosePerson(/** @type {string} */ (button.dataset.person));
  });
  return follow((now) => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.person === now.person));
  });
}
