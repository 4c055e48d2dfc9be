/** How the question is asked, and what becomes of it. Time is the browser's own: no clock's jump can end a visit. */
import { quietSeconds } from "../browser/inactivity.js";
import { onTap } from "../browser/tap.js";
import { ask, follow, leave, present, reset } from "../browser/visit_state.js";

const LOOK_MILLISECONDS = 250;

/** @param {HTMLElement} room @param {{ idle: number, seconds: number }} data */
export function mount(room, data) {
  const card = /** @type {HTMLElement} */ (room.querySelector(".card"));
  const left = /** @type {HTMLElement} */ (room.querySelector("[data-left]"));
  const yes = /** @type {HTMLElement} */ (room.querySelector("[data-still-here]"));
  const no = /** @type {HTMLElement} */ (room.querySelector("[data-begin-again]"));
  let asked = 0;
  /** @type {HTMLElement|null} */
  let held = null; // what had the keyboard's attention
  const look = () => {
    const { screen } = present();
    if (screen === "explore" && data.idle && quietSeconds() >= data.idle) ask();
    if (screen !== "still-there") return;
    const seconds = Math.ceil(data.seconds - (performance.now() - asked) / 1000);
    if (seconds <= 0) leave();
    else if (left.textContent !== String(seconds)) left.textContent = String(seconds);
  };
  const timer = setInterval(look, LOOK_MILLISECONDS);
  onTap(no, reset);
  const turn = (/** @type {KeyboardEvent} */ event) => {
    if (card.hidden || event.key !== "Tab") return;
    event.preventDefault(); // there are two answers, and nothing behind the question is reached
    (document.activeElement === yes ? no : yes).focus({ preventScroll: true });
  };
  document.addEventListener("keydown", turn);
  const unfollow = follow(({ screen }) => {
    const asks = screen === "still-there";
    if (asks === !card.hidden) return;
    card.hidden = !asks;
    if (asks) {
      asked = performance.now();
      left.textContent = String(data.seconds);
      held = /** @type {HTMLElement|null} */ (document.activeElement);
      yes.focus({ preventScroll: true });
    } else if (screen === "explore") held?.focus({ preventScroll: true });
  });
  return () => {
    unfollow();
    document.removeEventListener("keydown", turn);
    clearInterval(timer);
  };
}
