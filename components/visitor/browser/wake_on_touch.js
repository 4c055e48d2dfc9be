/**
 * The touch that wakes the page does that and nothing else: what lies under it is not pressed, neither by the
 * finger as it lifts nor by the click a browser makes of it. So it is with a key, and a turn of the wheel.
 * What has `data-awake` answers for itself, and Tab goes from one answer to the other.
 */
import { present, wake } from "./visit_state.js";

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
  if (event.type === "wheel") return isSameTurn();
  if (event.type === "touchstart") return isSameTouch();
  if (event.type === "pointerdown" && event.pointerId === woken.pointer) woken.pointer = NaN; // a mouse, pressed anew
  if (event.type === "keydown" && !event.repeat) woken.key = "";
  return event.pointerId === woken.pointer || (woken.key !== "" && event.code === woken.key);
}

function isSameTurn() {
  const same = performance.now() - woken.wheel < WHEEL_MILLISECONDS;
  if (same) woken.wheel = performance.now();
  return same;
}

/** The browser tells of a finger twice; the second time it does not say which. */
function isSameTouch() {
  const same = woken.touch;
  woken.touch = false;
  return same;
}

/** @param {any} event */
function answersForItself(event) {
  if (event.key === "Tab" && present().screen === "still-there") return true;
  const within = Boolean(event.target.closest?.("[data-awake]"));
  return within && (!event.type.startsWith("key") || event.key === "Enter" || event.key === " ");
}

for (const kind of SWALLOWED) addEventListener(kind, hear, { capture: true, passive: false });
