/**
 * The staff dialog: the PIN pad, then the card. The corner gesture opens it, and it closes by itself when nobody
 * touches it. While it is open the other parts are inert; they do not change.
 */
import { onCornerGesture } from "../visitor/browser/corner_gesture.js";
import { closestTarget, onTap } from "../visitor/browser/tap.js";
import { Card } from "./card.js";
import { Pad } from "./pad.js";
import { postToStaff } from "./staff_api.js";

const PAD_SECONDS = 30;
const CARD_SECONDS = 60;

/** @param {HTMLElement} element @param {{ words: Record<string, string> }} data @returns {() => void} unmounts it */
export function mount(element, { words }) {
  const dialog = /** @type {HTMLElement} */ (element.querySelector(".staff"));
  const cardContainer = /** @type {HTMLElement} */ (element.querySelector("[data-behind]"));
  const pad = new Pad(/** @type {HTMLElement} */ (element.querySelector("[data-pad]")), words, showCard);
  /** @type {Card|undefined} */
  let card;
  let lastActivity = 0;
  let timer = 0;
  /** @type {Element|null} */
  let previousFocus = null;
  /** The parts that are inert because this is open. @type {HTMLElement[]} */
  let covered = [];
  const recordActivity = () => { lastActivity = performance.now(); };

  async function open() {
    if (element.classList.contains("is-open")) return;
    const response = await postToStaff("pad");
    if (response?.status !== 200 || element.classList.contains("is-open")) return; // without a PIN there is no pad
    previousFocus = document.activeElement;
    element.classList.add("is-open");
    covered = otherParts(element).filter((part) => !part.inert);
    for (const part of covered) part.inert = true;
    pad.open(response.body.wait);
    dialog.focus();
    recordActivity();
    timer = setInterval(closeIfIdle, 500);
  }

  /** @param {{ token: string, card: string }} answer   `card`: its HTML */
  function showCard({ token, card: html }) {
    recordActivity();
    pad.close();
    cardContainer.innerHTML = html;
    card = new Card(cardContainer, words, token, { recordActivity, close });
  }

  function closeIfIdle() {
    const idle = (performance.now() - lastActivity) / 1000;
    if (card?.isBusy) recordActivity();
    else if (idle > (card ? CARD_SECONDS : PAD_SECONDS)) close();
  }

  function close() {
    clearInterval(timer);
    pad.close();
    card?.end();
    if (card) postToStaff("leave", {}, card.token);
    card = undefined;
    cardContainer.replaceChildren();
    element.classList.remove("is-open");
    for (const part of covered) part.inert = false;
    if (previousFocus instanceof HTMLElement) previousFocus.focus({ preventScroll: true });
  }

  element.addEventListener("pointerdown", recordActivity);
  element.addEventListener("keydown", (event) => {
    recordActivity();
    event.stopPropagation(); // the exhibit must not handle the keys of the pad
    if (event.key === "Escape" && !card?.isBusy) close();
    else if (!card) pad.handleKeyDown(event);
  });
  onTap(element, (event) => {
    const key = closestTarget(event, "[data-key]");
    const tool = closestTarget(event, "[data-do]");
    if (closestTarget(event, "[data-leave]")) close();
    else if (key) pad.press(key.dataset.key ?? "");
    else if (tool) card?.run(tool);
  });
  const removeGestureListener = onCornerGesture(open);
  return () => {
    removeGestureListener();
    if (element.classList.contains("is-open")) close();
  };
}

/** @param {HTMLElement} element */
function otherParts(element) {
  const parts = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-part]"));
  return [...parts].filter((part) => part !== element);
}
