/** Cleaning mode: for a minute the screen ignores touch, so that it can be wiped. Only a long, still hold ends it early. */

const CLEANING_SECONDS = 60;
const HOLD_MILLISECONDS = 3000;
const MAX_HOLD_MOVE_PIXELS = 14; // a cloth moves further

/**
 * @param {HTMLElement} element   the screen is added to it
 * @param {Record<string, string>} words   the interface strings
 * @param {(endedEarly: boolean) => void} onEnd
 * @returns {() => void} ends it, without calling `onEnd`
 */
export function cleaningMode(element, words, onEnd) {
  const screen = Object.assign(document.createElement("div"), { className: "cleaning" });
  const countdown = Object.assign(document.createElement("p"), { className: "cleaning__left" });
  const text = Object.assign(document.createElement("p"), { className: "cleaning__said", textContent: words.staff_cleaning });
  const holdArea = Object.assign(document.createElement("div"), { className: "cleaning__hold", textContent: words.staff_hold });
  screen.append(countdown, text, holdArea);
  element.append(screen);

  const end = performance.now() + 1000 * CLEANING_SECONDS;
  const tick = () => {
    const seconds = Math.ceil((end - performance.now()) / 1000);
    countdown.textContent = String(Math.max(0, seconds));
    screen.style.setProperty("--done", String(1 - Math.max(0, seconds) / CLEANING_SECONDS));
    if (seconds <= 0) onEnd(false);
  };
  const timer = setInterval(tick, 250);
  tick();

  let holdTimer = 0;
  let start = { x: 0, y: 0 };
  const cancelHold = () => {
    clearTimeout(holdTimer);
    holdArea.classList.remove("is-held");
  };
  holdArea.addEventListener("pointerdown", (event) => {
    cancelHold();
    start = { x: event.clientX, y: event.clientY };
    holdArea.classList.add("is-held");
    holdTimer = setTimeout(() => onEnd(true), HOLD_MILLISECONDS);
  });
  holdArea.addEventListener("pointermove", (event) => {
    if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > MAX_HOLD_MOVE_PIXELS) cancelHold();
  });
  for (const type of ["pointerup", "pointercancel", "pointerleave"]) holdArea.addEventListener(type, cancelHold);
  return () => {
    clearInterval(timer);
    cancelHold();
    screen.remove();
  };
}
