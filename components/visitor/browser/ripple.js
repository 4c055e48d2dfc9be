/**
 * A ripple at the finger where a touch meets nothing that answers it, so that a visitor sees that the glass feels. One
 * element for all touches: an attract loop and a crowd of children add nothing to the page.
 */
import { isStill } from "./motion.js";
import { currentState } from "./visit_state.js";

const ANSWERING = "button, a, input, label, summary, [role=button], [role=slider], [data-time-thumb]";
const MAX_MOVE_PIXELS = 12; // as in tap.js: a pointer that moved further was a drag, which the map has answered
const LONGEST_TOUCH_MILLISECONDS = 1000; // a palm that rests on the glass and is lifted again asks nothing

/** Where and when each finger was put down, by its pointer id.
 * @type {Map<number, { x: number, y: number, time: number }>} */
const pressed = new Map();
/** @type {HTMLElement|undefined} */
let ring;

/** @param {number} x @param {number} y */
function show(x, y) {
  if (!ring) {
    ring = document.createElement("div");
    ring.className = "ripple";
    ring.setAttribute("aria-hidden", "true");
    document.body.append(ring);
  }
  ring.style.left = `${x}px`;
  ring.style.top = `${y}px`;
  for (const animation of ring.getAnimations()) animation.cancel();
  ring.animate(
    [{ opacity: 0.75, scale: 0.2 }, { opacity: 0, scale: 1 }],
    { duration: 420, easing: "cubic-bezier(.2, .7, .3, 1)" },
  );
}

addEventListener("pointerdown", ({ pointerId, clientX, clientY, timeStamp }) => {
  pressed.set(pointerId, { x: clientX, y: clientY, time: timeStamp });
}, { capture: true, passive: true });
addEventListener("pointercancel", ({ pointerId }) => pressed.delete(pointerId), { capture: true, passive: true });
addEventListener("pointerup", ({ pointerId, clientX, clientY, timeStamp, target, pointerType }) => {
  const start = pressed.get(pointerId);
  pressed.delete(pointerId);
  if (!start || pointerType === "mouse" || currentState().screen === "attract" || isStill()) return;
  if (Math.hypot(clientX - start.x, clientY - start.y) > MAX_MOVE_PIXELS) return;
  if (timeStamp - start.time > LONGEST_TOUCH_MILLISECONDS) return;
  if (target instanceof Element && !target.closest(ANSWERING)) show(clientX, clientY);
}, { capture: true, passive: true });
