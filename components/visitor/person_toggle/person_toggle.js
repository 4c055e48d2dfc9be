/** The person toggle: the button of the person that is shown is pressed. */
import { requestPrelayout } from "../browser/prelayout.js";
import { closestTarget, onTap } from "../browser/tap.js";
import { choosePerson, firstStopOf, subscribe } from "../browser/visit_state.js";

/** @param {HTMLElement} element @returns {() => void} unmounts it */
export function mount(element) {
  const buttons = /** @type {HTMLElement[]} */ ([...element.querySelectorAll("[data-person]")]);
  const personAt = (/** @type {Event} */ event) => closestTarget(event, "[data-person]")?.dataset.person;
  onTap(element, (event) => {
    const person = personAt(event);
    if (person) choosePerson(person);
  }, (event) => requestPrelayout(firstStopOf(personAt(event) ?? "")));
  return subscribe((now) => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.person === now.person));
  });
}
