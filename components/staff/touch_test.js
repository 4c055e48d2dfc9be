/** The touch test: the whole screen in squares. What a finger touched is painted, what stays white was missed. */

const SQUARE_MILLIMETRES = 18;
const QUIET_MILLISECONDS = 15000;
const DONE_MILLISECONDS = 2500; // the painted screen is looked at for a moment

/**
 * @param {HTMLElement} box @param {Record<string, string>} words
 * @param {(found: { touched: number, all: number, fingers: number }) => void} done
 * @returns {() => void} ends it
 */
export function touchTest(box, words, done) {
  const screen = Object.assign(document.createElement("div"), { className: "touch-test" });
  const millimetre = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--mm")) || 4;
  const columns = Math.max(1, Math.round(innerWidth / (SQUARE_MILLIMETRES * millimetre)));
  const rows = Math.max(1, Math.round(innerHeight / (SQUARE_MILLIMETRES * millimetre)));
  screen.style.setProperty("--columns", String(columns));
  screen.style.setProperty("--rows", String(rows));
  const squares = Array.from({ length: columns * rows }, () => document.createElement("i"));
  const told = Object.assign(document.createElement("p"), { className: "touch-test__said" });
  const count = Object.assign(document.createElement("b"), { className: "touch-test__fingers", textContent: "0" });
  told.append(count, words.staff_touch_hint);
  screen.append(...squares, told);
  box.append(screen);

  const down = new Set();
  let fingers = 0;
  let touched = 0;
  let timer = 0;
  const wait = (/** @type {number} */ milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(() => done({ touched, all: squares.length, fingers }), milliseconds);
  };
  const paint = (/** @type {PointerEvent} */ { clientX, clientY }) => {
    const column = Math.floor((clientX / innerWidth) * columns);
    const square = squares[Math.floor((clientY / innerHeight) * rows) * columns + column];
    if (!square || square.className) return;
    square.className = "is-touched";
    touched += 1;
  };
  const hear = (/** @type {PointerEvent} */ event) => {
    if (event.type === "pointerdown") down.add(event.pointerId);
    if (event.type === "pointerup" || event.type === "pointercancel") down.delete(event.pointerId);
    fingers = Math.max(fingers, down.size);
    count.textContent = String(down.size);
    const between = event.getCoalescedEvents?.() ?? [];
    if (down.has(event.pointerId)) for (const each of [...between, event]) paint(each);
    wait(touched === squares.length ? DONE_MILLISECONDS : QUIET_MILLISECONDS);
  };
  for (const kind of ["pointerdown", "pointermove", "pointerup", "pointercancel"]) {
    screen.addEventListener(kind, /** @type {any} */ (hear));
  }
  wait(QUIET_MILLISECONDS);
  return () => {
    clearTimeout(timer);
    screen.remove();
  };
}
