/** A minute in which the screen takes no touch, so that it can be wiped. Only a long, still hold ends it early. */

const CLEAN_SECONDS = 60;
const HELD_MILLISECONDS = 3000;
const STEADY_PIXELS = 14; // a cloth moves

/**
 * @param {HTMLElement} box @param {Record<string, string>} words
 * @param {(early: boolean) => void} done
 * @returns {() => void} ends it
 */
export function clean(box, words, done) {
  const screen = Object.assign(document.createElement("div"), { className: "cleaning" });
  const left = Object.assign(document.createElement("p"), { className: "cleaning__left" });
  const said = Object.assign(document.createElement("p"), { className: "cleaning__said", textContent: words.staff_cleaning });
  const hold = Object.assign(document.createElement("div"), { className: "cleaning__hold", textContent: words.staff_hold });
  screen.append(left, said, hold);
  box.append(screen);

  const end = performance.now() + 1000 * CLEAN_SECONDS;
  const tick = () => {
    const seconds = Math.ceil((end - performance.now()) / 1000);
    left.textContent = String(Math.max(0, seconds));
    screen.style.setProperty("--done", String(1 - Math.max(0, seconds) / CLEAN_SECONDS));
    if (seconds <= 0) done(false);
  };
  const timer = setInterval(tick, 250);
  tick();

  let holding = 0;
  let from = { x: 0, y: 0 };
  const let_go = () => {
    clearTimeout(holding);
    hold.classList.remove("is-held");
  };
  hold.addEventListener("pointerdown", (event) => {
    let_go();
    from = { x: event.clientX, y: event.clientY };
    hold.classList.add("is-held");
    holding = setTimeout(() => done(true), HELD_MILLISECONDS);
  });
  hold.addEventListener("pointermove", (event) => {
    if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > STEADY_PIXELS) let_go();
  });
  for (const kind of ["pointerup", "pointercancel", "pointerleave"]) hold.addEventListener(kind, let_go);
  return () => {
    clearInterval(timer);
    let_go();
    screen.remove();
  };
}
