/**
 * The life buttons: the button of the person that is shown is pressed. With more than two lives they stand in a panel, which a
 * button with the shown life's life-button opens; any change of what is shown closes it.
 */
import { moveFocus } from "../browser/move_focus.js";
import { requestPrelayout } from "../browser/prelayout.js";
import { closestTarget, onTap } from "../browser/tap.js";
import { choosePerson, firstStopOf, subscribe } from "../browser/visit_state.js";

/** @param {HTMLElement} element @returns {() => void} unmounts it */
export function mount(element) {
  const buttons = /** @type {HTMLElement[]} */ ([...element.querySelectorAll("[data-person]")]);
  const opener = /** @type {HTMLElement|null} */ (element.querySelector("[data-choose-life]"));
  const panel = /** @type {HTMLElement|null} */ (element.querySelector(".lives-panel"));
  const shownOnOpener = /** @type {HTMLElement[]} */ ([...element.querySelectorAll("[data-shows]")]);
  const showPanel = (/** @type {boolean} */ isOpen) => {
    if (!panel || !opener || panel.hidden !== isOpen) return;
    if (!isOpen && panel.contains(document.activeElement)) moveFocus(opener); // before what has it is hidden
    panel.hidden = !isOpen;
    opener.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) moveFocus(buttons.find((button) => button.getAttribute("aria-pressed") === "true"));
  };
  const personAt = (/** @type {Event} */ event) => closestTarget(event, "[data-person]")?.dataset.person;
  onTap(element, (event) => {
    const person = personAt(event);
    if (person) {
      choosePerson(person);
      showPanel(false); // the life that is shown already was chosen again
    } else if (closestTarget(event, "[data-choose-life]")) showPanel(panel?.hidden ?? false);
    else if (closestTarget(event, "[data-close-lives]")) showPanel(false);
  }, (event) => requestPrelayout(firstStopOf(personAt(event) ?? "")));
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") showPanel(false);
  });
  return subscribe((now, before) => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.person === now.person));
    for (const shown of shownOnOpener) shown.hidden = shown.dataset.shows !== now.person;
    if (now !== before) showPanel(false);
  });
}
