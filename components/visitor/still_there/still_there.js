/**
 * The "still there?" dialog: when it opens, its countdown, and its two answers. Time is measured with
 * `performance.now()`: setting the system clock cannot end a visit.
 */
import { idleSeconds } from "../browser/inactivity.js";
import { onTap } from "../browser/tap.js";
import { askStillThere, currentState, endVisit, reset, subscribe } from "../browser/visit_state.js";

const CHECK_MILLISECONDS = 250;

/**
 * @param {HTMLElement} element
 * @param {{ idle: number, seconds: number }} data   seconds until the dialog opens (0: never), and of its countdown
 * @returns {() => void} unmounts it
 */
export function mount(element, data) {
  const dialog = /** @type {HTMLElement} */ (element.querySelector(".dialog"));
  const countdown = /** @type {HTMLElement} */ (element.querySelector("[data-left]"));
  const yes = /** @type {HTMLElement} */ (element.querySelector("[data-still-here]"));
  const no = /** @type {HTMLElement} */ (element.querySelector("[data-begin-again]"));
  let opened = 0;
  /** @type {HTMLElement|null} */
  let previousFocus = null;
  const check = () => {
    const { screen } = currentState();
    if (screen !== "attract" && data.idle && idleSeconds() >= data.idle) askStillThere();
    if (screen !== "still-there") return;
    const seconds = Math.ceil(data.seconds - (performance.now() - opened) / 1000);
    if (seconds <= 0) endVisit();
    else if (countdown.textContent !== String(seconds)) countdown.textContent = String(seconds);
  };
  const timer = setInterval(check, CHECK_MILLISECONDS);
  onTap(no, reset);
  const trapFocus = (/** @type {KeyboardEvent} */ event) => {
    if (dialog.hidden || event.key !== "Tab") return;
    event.preventDefault(); // Tab moves between the two answers, and never behind the dialog
    (document.activeElement === yes ? no : yes).focus({ preventScroll: true });
  };
  document.addEventListener("keydown", trapFocus);
  const unsubscribe = subscribe(({ screen }) => {
    const isOpen = screen === "still-there";
    if (isOpen === !dialog.hidden) return;
    dialog.hidden = !isOpen;
    if (isOpen) {
      opened = performance.now();
      countdown.textContent = String(data.seconds);
      previousFocus = /** @type {HTMLElement|null} */ (document.activeElement);
      yes.focus({ preventScroll: true });
    } else if (screen !== "attract") previousFocus?.focus({ preventScroll: true });
  });
  return () => {
    unsubscribe();
    document.removeEventListener("keydown", trapFocus);
    clearInterval(timer);
  };
}
