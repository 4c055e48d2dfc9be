/**
 * The touch that wakes the page does nothing else: what is under it is not pressed, neither by the `pointerup` nor by
 * the `click` that follow. The same holds for a key and for a turn of the wheel. Elements with `data-awake` handle
 * their own events, and Tab moves the focus between the answers of the "still there?" dialog.
 */
import { currentState, resumeVisit } from "./visit_state.js";

const WAKING_EVENTS = ["pointerdown", "keydown", "wheel", "click"];
const STOPPED_EVENTS = [...WAKING_EVENTS, "pointermove", "pointerup", "keyup", "touchstart", "contextmenu", "dblclick"];
const WHEEL_PAUSE_MILLISECONDS = 300; // after a longer pause it is another turn of the wheel

/** The input that woke the page last. */
const waking = { pointer: NaN, isTouch: false, key: "", wheel: -Infinity };

/** @param {any} event */
function handleEvent(event) {
  if (!event.isTrusted) return;
  const isVisitPaused = currentState().screen === "attract" || currentState().screen === "still-there";
  if (isVisitPaused ? isHandledByTarget(event) : !belongsToWaking(event)) return;
  event.stopImmediatePropagation();
  if (event.cancelable) event.preventDefault();
  if (!isVisitPaused) return;
  // A pointer that was down before the attract screen or the dialog came: a part must not wait for its end.
  if (event.type === "pointerup") event.target.dispatchEvent(new PointerEvent("pointercancel", event));
  if (!WAKING_EVENTS.includes(event.type) || event.repeat) return;
  rememberWaking(event);
  resumeVisit();
}

/** @param {any} event */
function rememberWaking(event) {
  waking.pointer = event.pointerId ?? NaN;
  waking.isTouch = event.type === "pointerdown" && event.pointerType !== "mouse";
  waking.key = event.type === "keydown" ? event.code : "";
  waking.wheel = event.type === "wheel" ? performance.now() : -Infinity;
}

/** Whether an event is a later one of the input that woke the page. @param {any} event */
function belongsToWaking(event) {
  if (event.type === "wheel") return isSameWheelTurn();
  if (event.type === "touchstart") return isSameTouch();
  if (event.type === "pointerdown" && event.pointerId === waking.pointer) waking.pointer = NaN; // a mouse, pressed again
  if (event.type === "keydown" && !event.repeat) waking.key = "";
  return event.pointerId === waking.pointer || (waking.key !== "" && event.code === waking.key);
}

function isSameWheelTurn() {
  const isSame = performance.now() - waking.wheel < WHEEL_PAUSE_MILLISECONDS;
  if (isSame) waking.wheel = performance.now();
  return isSame;
}

/** A touch sends `pointerdown`, then `touchstart`, which has no pointer id. */
function isSameTouch() {
  const isSame = waking.isTouch;
  waking.isTouch = false;
  return isSame;
}

/** @param {any} event */
function isHandledByTarget(event) {
  if (event.key === "Tab" && currentState().screen === "still-there") return true;
  const isInside = Boolean(event.target.closest?.("[data-awake]"));
  return isInside && (!event.type.startsWith("key") || event.key === "Enter" || event.key === " ");
}

for (const type of STOPPED_EVENTS) addEventListener(type, handleEvent, { capture: true, passive: false });
