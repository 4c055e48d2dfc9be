/**
 * The touch that wakes the page does that and nothing else: what lies under it is not pressed, neither by the
 * finger as it lifts nor by the click a browser makes of it. So it is with a key, and a turn of the wheel.
 * What has `data-awake` answers for itself.
 */
import { present, wake } from "./visit.js";

const WAKES = ["pointerdown", "keydown", "wheel", "click"];
const SWALLOWED = [...WAKES, "pointermove", "pointerup", "keyup", "touchstart", "contextmenu", "dblclick"];
const WHEEL_MILLISECONDS = 300; // a wheel at rest for longer has been turned anew

/** What woke the page last. */
const woken = { pointer: NaN, touch: false, key: "", wheel: -Infinity };

/** @param {any} event */
function hear(event) {
  if (!event.isTrusted) return;
  const asleep = present().screen !== "explore";
  if (asleep ? answersForItself(event) : !isOfTheWaking(event)) return;
  event.stopImmediatePropagation();
  if (event.cancelable) event.preventDefault();
  if (!asleep) return;
  // A finger that was down before: no part may go on waiting for it.
  if (event.type === "pointerup") event.target.dispatchEvent(new PointerEvent("pointercancel", event));
  if (!WAKES.includes(event.type) || event.repeat) return;
  remember(event);
  wake();
}

/** @param {any} event */
function remember(event) {
  woken.pointer = event.pointerId ?? NaN;
  woken.touch = event.type === "pointerdown" && event.pointerType !== "mouse";
  woken.key = event.type === "keydown" ? event.code : "";
  woken.wheel = event.type === "wheel" ? performance.now() : -Infinity;
}

/** Whether an event is a later piece of what woke the page. @param {any} event */
function isOfTheWaking(event) {
  if (event.type === "pointerdown") woken.pointer = event.pointerId === woken.pointer ? NaN : woken.pointer;
  if (event.type === "touchstart") [event.own, woken.touch] = [woken.touch, false];
  if (event.type === "keydown" && !event.repeat) woken.key = "";
  if (event.type === "wheel" && performance.now() - woken.wheel < WHEEL_MILLISECONDS) woken.wheel = performance.now();
  return event.own || (event.pointerId ?? "none") === woken.pointer || (event.code || "none") === woken.key
    || (event.type === "wheel" && performance.now() === woken.wheel);
}

/** @param {any} event */
function answersForItself(event) {
  const within = Boolean(event.target.closest?.("[data-awake]"));
  return within && (!event.type.startsWith("key") || event.key === "Enter" || event.key === " ");
}

for (const kind of SWALLOWED) addEventListener(kind, hear, { capture: true, passive: false });
