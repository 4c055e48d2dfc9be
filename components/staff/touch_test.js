/** The touch test: the screen as a grid of squares. Touched squares are painted; those that stay white were missed. */

const SQUARE_MILLIMETRES = 18;
const IDLE_MILLISECONDS = 15000; // it ends after so long without a touch
const COMPLETE_MILLISECONDS = 2500; // the complete grid is shown for so long

/**
 * @param {HTMLElement} element   the screen is added to it
 * @param {Record<string, string>} words   the interface strings
 * @param {(result: { touched: number, all: number, fingers: number }) => void} onEnd   squares touched, squares, and
 *   the most fingers at once
 * @returns {() => void} ends it, without calling `onEnd`
 */
export function touchTest(element, words, onEnd) {
  const screen = Object.assign(document.createElement("div"), { className: "touch-test" });
  const millimetre = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--screen-mm")) || 4;
  const columns = Math.max(1, Math.round(innerWidth / (SQUARE_MILLIMETRES * millimetre)));
  const rows = Math.max(1, Math.round(innerHeight / (SQUARE_MILLIMETRES * millimetre)));
  screen.style.setProperty("--columns", String(columns));
  screen.style.setProperty("--rows", String(rows));
  const squares = Array.from({ length: columns * rows }, () => document.createElement("i"));
  const hint = Object.assign(document.createElement("p"), { className: "touch-test__said" });
  const fingerCount = Object.assign(document.createElement("b"), { className: "touch-test__fingers", textContent: "0" });
  hint.append(fingerCount, words.staff_touch_hint);
  screen.append(...squares, hint);
  element.append(screen);

  const pointersDown = new Set();
  let fingers = 0;
  let touched = 0;
  let timer = 0;
  const endAfter = (/** @type {number} */ milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(() => onEnd({ touched, all: squares.length, fingers }), milliseconds);
  };
  const paint = (/** @type {PointerEvent} */ { clientX, clientY }) => {
    const column = Math.floor((clientX / innerWidth) * columns);
    const square = squares[Math.floor((clientY / innerHeight) * rows) * columns + column];
    if (!square || square.className) return;
    square.className = "is-touched";
    touched += 1;
  };
  const handlePointer = (/** @type {PointerEvent} */ event) => {
    if (event.type === "pointerdown") pointersDown.add(event.pointerId);
    if (event.type === "pointerup" || event.type === "pointercancel") pointersDown.delete(event.pointerId);
    fingers = Math.max(fingers, pointersDown.size);
    fingerCount.textContent = String(pointersDown.size);
    const coalesced = event.getCoalescedEvents?.() ?? [];
    if (pointersDown.has(event.pointerId)) for (const each of [...coalesced, event]) paint(each);
    endAfter(touched === squares.length ? COMPLETE_MILLISECONDS : IDLE_MILLISECONDS);
  };
  for (const type of ["pointerdown", "pointermove", "pointerup", "pointercancel"]) {
    screen.addEventListener(type, /** @type {any} */ (handlePointer));
  }
  endAfter(IDLE_MILLISECONDS);
  return () => {
    clearTimeout(timer);
    screen.remove();
  };
}
