/**
 * The staff's pad and card: opened by the corner, shut by themselves when nobody touches them. While they are open
 * the exhibit behind them waits, as it was.
 */
import { onTap } from "../visitor/browser/tap.js";
import { ask } from "./staff_api.js";
import { Card } from "./card.js";
import { onCorner } from "../visitor/browser/corner_gesture.js";
import { Pad } from "./pad.js";

const PAD_SECONDS = 30;
const CARD_SECONDS = 60;

/** @param {HTMLElement} room @param {{ words: Record<string, string> }} data */
export function mount(room, { words }) {
  const dialog = /** @type {HTMLElement} */ (room.querySelector(".staff"));
  const behind = /** @type {HTMLElement} */ (room.querySelector("[data-behind]"));
  const pad = new Pad(/** @type {HTMLElement} */ (room.querySelector("[data-pad]")), words, unlock);
  /** @type {Card|undefined} */
  let card;
  let touched = 0;
  let timer = 0;
  /** @type {Element|null} */
  let focused = null;
  const note = () => { touched = performance.now(); };

  async function open() {
    if (room.classList.contains("is-open")) return;
    const answer = await ask("pad");
    if (answer?.status !== 200 || room.classList.contains("is-open")) return; // no PIN, no pad
    focused = document.activeElement;
    room.classList.add("is-open");
    for (const part of others(room)) part.inert = true;
    pad.begin(answer.said.wait);
    dialog.focus();
    note();
    timer = setInterval(look, 500);
  }

  /** @param {{ token: string, card: string }} said */
  function unlock({ token, card: html }) {
    note();
    pad.end();
    behind.innerHTML = html;
    card = new Card(behind, words, token, { note, shut });
  }

  function look() {
    const quiet = (performance.now() - touched) / 1000;
    if (card?.busy) note();
    else if (quiet > (card ? CARD_SECONDS : PAD_SECONDS)) shut();
  }

  function shut() {
    clearInterval(timer);
    pad.end();
    card?.end();
    if (card) ask("leave", {}, card.token);
    card = undefined;
    behind.replaceChildren();
    room.classList.remove("is-open");
    for (const part of others(room)) part.inert = false;
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }

  room.addEventListener("pointerdown", note);
  room.addEventListener("keydown", (event) => {
    note();
    event.stopPropagation(); // the exhibit's keys are not the pad's
    if (event.key === "Escape" && !card?.busy) shut();
    else if (!card) pad.key(event);
  });
  onTap(room, (event) => {
    const pressed = /** @type {HTMLElement} */ (event.target);
    const key = /** @type {HTMLElement|null} */ (pressed.closest("[data-key]"));
    const tool = /** @type {HTMLElement|null} */ (pressed.closest("[data-do]"));
    if (pressed.closest("[data-leave]")) shut();
    else if (key) pad.press(key.dataset.key ?? "");
    else if (tool) card?.do(tool);
  });
  const deaf = onCorner(open);
  return () => {
    deaf();
    if (room.classList.contains("is-open")) shut();
  };
}

/** @param {HTMLElement} room */
function others(room) {
  const parts = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-part]"));
  return [...parts].filter((part) => part !== room);
}
