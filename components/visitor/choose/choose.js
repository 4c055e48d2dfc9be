/**
 * The choice of a life. It stays behind the "still there?" dialog that interrupts it: `html[data-choosing]` says so to the
 * style sheets.
 */
import { requestPrelayout } from "../browser/prelayout.js";
import { closestTarget, onTap } from "../browser/tap.js";
import {
  choosePerson, currentState, EVERYONE, firstHighlightOf, firstStopOf, offerChoice, startWalk, subscribe,
} from "../browser/visit_state.js";

/** Where each arrow key leads: right and down are positive. @type {Record<string, [number, number]>} */
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @param {HTMLElement} element @param {{ offered: boolean, arrangement: string }} data @returns {() => void} unmounts it */
export function mount(element, data) {
  const section = /** @type {HTMLElement} */ (element.querySelector("section"));
  const { dataset } = document.documentElement;
  const withdraw = data.offered ? offerChoice() : () => {};
  onTap(element, (event) => {
    const button = closestTarget(event, "button");
    if (button?.dataset.walk) startWalk(button.dataset.walk);
    else if (button?.dataset.wholeLife) choosePerson(button.dataset.wholeLife);
    else if (button) choosePerson(EVERYONE);
  }, (event) => {
    const { walk, wholeLife } = closestTarget(event, "button")?.dataset ?? {};
    requestPrelayout(walk ? firstHighlightOf(walk) : wholeLife ? firstStopOf(wholeLife) : null);
  });
  const handleKeyDown = (/** @type {KeyboardEvent} */ event) => {
    const direction = DIRECTIONS[event.key];
    if (!direction || currentState().screen !== "choose" || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    nextButton(section, direction)?.focus();
  };
  document.addEventListener("keydown", handleKeyDown);
  const unsubscribe = subscribe((now, before) => {
    const isOpen = now.screen === "choose" || (now.screen === "still-there" && "choosing" in dataset);
    if (isOpen === "choosing" in dataset) return;
    for (const map of document.querySelectorAll("[data-part=atlas]")) map.toggleAttribute("inert", isOpen); // nothing behind has the focus
    if (!isOpen) delete dataset.choosing;
    else {
      dataset.choosing = data.arrangement; // it decides which part of the map is free
      section.scrollTop = 0;
      if (before.screen !== "still-there") section.focus({ preventScroll: true });
    }
  });
  element.dataset.ready = "";
  return () => {
    unsubscribe();
    withdraw();
    document.removeEventListener("keydown", handleKeyDown);
  };
}

/**
 * The nearest button in a direction from the one that has the focus; the first where none has it.
 * @param {HTMLElement} section @param {[number, number]} direction   x and y: -1, 0 or 1
 * @returns {HTMLElement|undefined}
 */
function nextButton(section, [right, down]) {
  const buttons = /** @type {HTMLElement[]} */ ([...section.querySelectorAll("button")]);
  const focused = buttons.find((button) => button === document.activeElement);
  if (!focused) return buttons[0];
  const from = middleOf(focused);
  const distances = buttons.filter((button) => button !== focused).map((button) => {
    const to = middleOf(button);
    const along = (to.x - from.x) * right + (to.y - from.y) * down;
    const across = Math.abs((to.x - from.x) * down) + Math.abs((to.y - from.y) * right);
    return { button, along, distance: along + 2 * across };
  });
  return distances.filter(({ along }) => along > 1).sort((one, two) => one.distance - two.distance)[0]?.button;
}

/** @param {HTMLElement} button */
function middleOf(button) {
  const { x, y, width, height } = button.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}
