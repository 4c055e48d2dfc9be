/** How the toggle reacts: one button is pressed, and stays so. */
import { foresee } from "../browser/prelayout.js";
import { onTap } from "../browser/tap.js";
import { choosePerson, firstOf, follow } from "../browser/visit_state.js";

/** @param {HTMLElement} room */
export function mount(room) {
  const buttons = /** @type {HTMLElement[]} */ ([...room.querySelectorAll("[data-person]")]);
  const chosen = (/** @type {MouseEvent} */ event) => /** @type {HTMLElement|null} */ (
    /** @type {HTMLElement} */ (event.target).closest("[data-person]"))?.dataset.person;
  onTap(room, (event) => {
    const person = chosen(event);
    if (person) choosePerson(person);
  }, (event) => foresee(firstOf(chosen(event) ?? "")));
  return follow((now) => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.person === now.person));
  });
}
